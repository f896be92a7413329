-- Version 3. What people put right, and a search inside what was removed.

CREATE TABLE "Repairs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Repairs" PRIMARY KEY AUTOINCREMENT,
    "ArticleId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    "Finding" TEXT NULL,
    "SourceStart" INTEGER NULL,
    "SourceEnd" INTEGER NULL,
    "Quote" TEXT NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "Editor" TEXT NULL,
    "Note" TEXT NULL,
    "MadeAtUtc" TEXT NOT NULL,
    "IsUndone" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "ReadingStart" INTEGER NULL,
    "ReadingEnd" INTEGER NULL,
    "EditKey" TEXT NULL,
    CONSTRAINT "FK_Repairs_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Repairs_ArticleId" ON "Repairs" ("ArticleId");

ALTER TABLE "Edits" ADD COLUMN "IsSuperseded" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Findings" ADD COLUMN "Resolution" TEXT NOT NULL DEFAULT 'Open';

-- The words of removals in force. Contentless like the others; rowid is the edit's Id.
CREATE VIRTUAL TABLE "RemovedIndex" USING fts5(
    text,
    content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);

INSERT INTO "RemovedIndex" (rowid, text)
SELECT e."Id", index_text(e."Before")
FROM "Edits" e JOIN "Articles" a ON a."Id" = e."ArticleId"
WHERE a."IsLatest" AND e."Kind" = 'Removal' AND NOT e."IsUndone";
