// Everything here is an addition: each page reads, searches and decides without it.
import { startAtItem, startKeys } from "./keys.js";
import { startTheme } from "./theme.js";
import { startReading } from "./reading.js";
import { startCopy } from "./copy.js";
import { startRun, startFolderChoice } from "./add.js";

startTheme();
startKeys();
startAtItem();
startReading();
startCopy();
startRun();
startFolderChoice();
