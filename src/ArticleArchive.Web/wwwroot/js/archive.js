// Everything here is an addition: each page reads, searches and decides without it.
import { startKeys } from "./keys.js";
import { startTheme } from "./theme.js";
import { startReading } from "./reading.js";
import { startCopy } from "./copy.js";
import { startLedger } from "./ledger.js";
import { startRepair } from "./repair.js";
import { startRun, startFolderChoice, startDrop } from "./add.js";

startTheme();
startKeys();
startReading();
startCopy();
startLedger();
startRepair();
startRun();
startFolderChoice();
startDrop();
