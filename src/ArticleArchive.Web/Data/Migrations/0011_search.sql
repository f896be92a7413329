-- The index holds words instead of stems, and beside it what a search reads of each article. It is filled in the background.

DROP TABLE "ClaimTerms";
DROP TABLE "ArticleIndex";
DROP TABLE "ClaimIndex";
DROP TABLE "RemovedIndex";

-- Contentless: the text is stored once; rowid is the row's Id. What comes in was taken apart before: words with blanks between
-- them, where this tokenizer cuts and does nothing else.
CREATE VIRTUAL TABLE "ArticleIndex" USING fts5(
    title, headings, body, authors, publisher, speakers, source,
    content='', contentless_delete=1, tokenize='ascii'
);

CREATE VIRTUAL TABLE "ClaimIndex" USING fts5(
    text, speaker, names,
    content='', contentless_delete=1, tokenize='ascii'
);

CREATE VIRTUAL TABLE "RemovedIndex" USING fts5(
    text,
    content='', contentless_delete=1, tokenize='ascii'
);

-- How many rows have a word, read from the index itself.
CREATE VIRTUAL TABLE "ArticleTerms" USING fts5vocab('ArticleIndex', 'row');
CREATE VIRTUAL TABLE "ClaimTerms" USING fts5vocab('ClaimIndex', 'row');

-- In how many articles a word stands, by language.
CREATE TABLE "Words" (
    "Word" TEXT NOT NULL,
    "Language" INTEGER NOT NULL,
    "Articles" INTEGER NOT NULL,
    CONSTRAINT "PK_Words" PRIMARY KEY ("Word", "Language")
) WITHOUT ROWID;

CREATE TABLE "FacetValues" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_FacetValues" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "Value" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_FacetValues_Kind_Value" ON "FacetValues" ("Kind", "Value");

-- Read whole by each search engine, so it is narrow and refers to nothing that SQLite would have to look up.
CREATE TABLE "SearchRows" (
    "ArticleId" INTEGER NOT NULL CONSTRAINT "PK_SearchRows" PRIMARY KEY,
    "Change" INTEGER NOT NULL,
    "Tokens" INTEGER NOT NULL,
    "PublishedDay" INTEGER NULL,
    "AddedDay" INTEGER NOT NULL,
    "Words" INTEGER NOT NULL,
    "Claims" INTEGER NOT NULL,
    "Health" INTEGER NOT NULL,
    "Language" INTEGER NOT NULL,
    "Flags" INTEGER NOT NULL,
    "Natures" INTEGER NOT NULL,
    "Facets" BLOB NOT NULL,
    "Sections" BLOB NOT NULL
);

CREATE INDEX "IX_SearchRows_Change" ON "SearchRows" ("Change");

CREATE TABLE "IndexStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_IndexStates" PRIMARY KEY,
    "AnalyserVersion" INTEGER NOT NULL,
    "LastChange" INTEGER NOT NULL,
    "Articles" INTEGER NOT NULL,
    "KnownLanguages" INTEGER NOT NULL,
    "EnglishArticles" INTEGER NOT NULL,
    "Languages" INTEGER NOT NULL,
    "RebuiltUpTo" INTEGER NULL,
    "RebuildTotal" INTEGER NOT NULL,
    "RebuiltAtUtc" TEXT NULL,
    "VerifiedAtUtc" TEXT NULL,
    "VerifiedArticles" INTEGER NOT NULL,
    "Differences" TEXT NOT NULL
);

INSERT INTO "IndexStates" ("Id", "AnalyserVersion", "LastChange", "Articles", "KnownLanguages", "EnglishArticles", "Languages", "RebuiltUpTo", "RebuildTotal", "VerifiedArticles", "Differences")
SELECT 1, 1, 0, 0, 0, 0, 0, CASE WHEN count(*) = 0 THEN NULL ELSE 0 END, count(*), 0, '[]'
FROM "Articles" WHERE "IsLatest";
