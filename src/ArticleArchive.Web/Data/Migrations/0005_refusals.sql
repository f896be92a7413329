-- Refused edits stand apart from the ledger, and decisions know the version that they come from.

CREATE TABLE "Refusals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Refusals" PRIMARY KEY AUTOINCREMENT,
    "ArticleId" INTEGER NOT NULL,
    "EditKey" TEXT NOT NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Quote" TEXT NOT NULL,
    "SourceStart" INTEGER NULL,
    "SourceEnd" INTEGER NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "DecidedAtUtc" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "CarriedFromId" INTEGER NULL,
    CONSTRAINT "FK_Refusals_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Refusals_ArticleId" ON "Refusals" ("ArticleId");

-- The rest of the anchor is filled in when the article is derived next; until then the key holds.
INSERT INTO "Refusals" ("ArticleId", "EditKey", "Start", "End", "Kind", "Reason", "Quote", "DecidedAtUtc", "State")
SELECT "ArticleId", "Key", "Start", "End", "Kind", "Reason", "Before", strftime('%Y-%m-%d %H:%M:%f', 'now'), 'InForce'
FROM "Edits"
WHERE "IsUndone"
ORDER BY "ArticleId", "Position";

ALTER TABLE "Repairs" ADD COLUMN "CarriedFromId" INTEGER NULL;
