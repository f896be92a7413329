// Everything here is an addition: each page reads, searches and decides without it.
import { startAtItem, startKeys } from "./keys.js";
import { startTheme } from "./theme.js";
import { startHits, startReading } from "./reading.js";
import { startCopy } from "./copy.js";
import { startLedger } from "./ledger.js";
import { startRepair } from "./repair.js";
import { startComplete } from "./complete.js";
import { startSearch } from "./search.js";
import { startRun, startFolderChoice, startDrop } from "./add.js";

startTheme();
startKeys();
startAtItem();
startReading();
startHits();
startCopy();
startLedger();
startRepair();
startRun();
startFolderChoice();
startDrop();
startComplete();
startSearch();
