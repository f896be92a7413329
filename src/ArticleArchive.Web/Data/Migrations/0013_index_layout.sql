-- The running text comes first: a place in the first column costs no byte to name the column, which is a fourth of the index.

DROP TABLE "ArticleIndex";

CREATE VIRTUAL TABLE "ArticleIndex" USING fts5(
    body, title, headings, authors, publisher, speakers, source,
    content='', contentless_delete=1, tokenize='ascii'
);

-- Bytes that are gathered in memory before a piece of the index is written: with the standard, a batch is several pieces.
INSERT INTO "ArticleIndex" ("ArticleIndex", rank) VALUES ('hashsize', 16777216);

-- How many pieces of a size become a greater one: with four each word is written over and over again.
INSERT INTO "ArticleIndex" ("ArticleIndex", rank) VALUES ('automerge', 8);

-- In how many articles a word stands, by language: some hundred words a row, in the order of their bytes (`WordBlock`).
DROP TABLE "Words";

CREATE TABLE "WordBlocks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WordBlocks" PRIMARY KEY AUTOINCREMENT,
    "First" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    "Words" BLOB NOT NULL
);

CREATE UNIQUE INDEX "IX_WordBlocks_First" ON "WordBlocks" ("First");

-- All of it is built anew in the background; articles that were in it are out until then.
INSERT INTO "ClaimIndex" ("ClaimIndex") VALUES ('delete-all');
INSERT INTO "RemovedIndex" ("RemovedIndex") VALUES ('delete-all');
UPDATE "SearchRows" SET "Flags" = "Flags" | 1, "Change" = (SELECT "LastChange" + 1 FROM "IndexStates");

UPDATE "IndexStates"
SET "LastChange" = "LastChange" + 1, "Articles" = 0, "KnownLanguages" = 0, "EnglishArticles" = 0, "Languages" = 0,
    "RebuiltUpTo" = CASE WHEN (SELECT count(*) FROM "Articles" WHERE "IsLatest") = 0 THEN NULL ELSE 0 END,
    "RebuildTotal" = (SELECT count(*) FROM "Articles" WHERE "IsLatest"),
    "VerifiedAtUtc" = NULL, "Differences" = '[]';
