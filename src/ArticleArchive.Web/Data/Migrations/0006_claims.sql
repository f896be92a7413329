-- What the engine says of a claim beyond its words; Parts, Figures, Times and Names are JSON.

ALTER TABLE "Claims" ADD COLUMN "Parts" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Claims" ADD COLUMN "Figures" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Claims" ADD COLUMN "Times" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Claims" ADD COLUMN "Names" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Claims" ADD COLUMN "CheckWorthiness" REAL NOT NULL DEFAULT 0;
ALTER TABLE "Claims" ADD COLUMN "HasFigure" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Claims" ADD COLUMN "EventFrom" TEXT NULL;
ALTER TABLE "Claims" ADD COLUMN "EventTo" TEXT NULL;

CREATE INDEX "IX_Claims_CheckWorthiness" ON "Claims" ("CheckWorthiness");
CREATE INDEX "IX_Claims_EventFrom" ON "Claims" ("EventFrom");
