-- Reading anew, recurring lines, and what a person put off.

CREATE TABLE "LineSources" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LineSources" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "ArticleCount" INTEGER NOT NULL
);

CREATE TABLE "LineLearners" (
    "ArticleId" INTEGER NOT NULL CONSTRAINT "PK_LineLearners" PRIMARY KEY,
    "SourceId" INTEGER NOT NULL,
    "IsTeaching" INTEGER NOT NULL,
    CONSTRAINT "FK_LineLearners_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

-- The three tables below are written for each article that is stored. They are their own indexes and refer to nothing
-- that SQLite would have to look up.
CREATE TABLE "LearntBodies" (
    "SourceId" INTEGER NOT NULL,
    "Fingerprint" INTEGER NOT NULL,
    CONSTRAINT "PK_LearntBodies" PRIMARY KEY ("SourceId", "Fingerprint")
) WITHOUT ROWID;

CREATE TABLE "SourceLines" (
    "SourceId" INTEGER NOT NULL,
    "Fingerprint" INTEGER NOT NULL,
    "ArticleCount" INTEGER NOT NULL,
    "FileCount" INTEGER NOT NULL,
    "FirstArticleId" INTEGER NOT NULL,
    "FirstIsKept" INTEGER NOT NULL,
    "Text" TEXT NULL,
    CONSTRAINT "PK_SourceLines" PRIMARY KEY ("SourceId", "Fingerprint")
) WITHOUT ROWID;

CREATE TABLE "LinePlaces" (
    "SourceId" INTEGER NOT NULL,
    "Fingerprint" INTEGER NOT NULL,
    "ArticleId" INTEGER NOT NULL,
    "IsKept" INTEGER NOT NULL,
    CONSTRAINT "PK_LinePlaces" PRIMARY KEY ("SourceId", "Fingerprint", "ArticleId")
) WITHOUT ROWID;

CREATE TABLE "LineRules" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LineRules" PRIMARY KEY AUTOINCREMENT,
    "SourceId" INTEGER NOT NULL,
    "Fingerprint" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Decision" TEXT NOT NULL,
    "SeenIn" INTEGER NOT NULL,
    "OutOf" INTEGER NOT NULL,
    "DecidedAtUtc" TEXT NOT NULL,
    CONSTRAINT "FK_LineRules_LineSources_SourceId" FOREIGN KEY ("SourceId") REFERENCES "LineSources" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Reruns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Reruns" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "ParserVersion" INTEGER NOT NULL,
    "SourceId" INTEGER NULL,
    "Fingerprint" INTEGER NULL,
    "Total" INTEGER NOT NULL,
    "Done" INTEGER NOT NULL,
    "Changed" INTEGER NOT NULL,
    "Left" INTEGER NOT NULL,
    "LastArticleId" INTEGER NOT NULL,
    "StartedAtUtc" TEXT NOT NULL,
    "FinishedAtUtc" TEXT NULL
);

CREATE TABLE "ArticlePreviews" (
    "ArticleId" INTEGER NOT NULL CONSTRAINT "PK_ArticlePreviews" PRIMARY KEY,
    "ParserVersion" INTEGER NOT NULL,
    "ComputedAtUtc" TEXT NOT NULL,
    "SentencesRemoved" INTEGER NOT NULL,
    "SentencesAdded" INTEGER NOT NULL,
    "ClaimsKept" INTEGER NOT NULL,
    "ClaimsMoved" INTEGER NOT NULL,
    "ClaimsAdded" INTEGER NOT NULL,
    "ClaimsLost" INTEGER NOT NULL,
    "FindingsBefore" INTEGER NOT NULL,
    "FindingsAfter" INTEGER NOT NULL,
    "HealthBefore" INTEGER NOT NULL,
    "HealthAfter" INTEGER NOT NULL,
    "MetadataChanged" TEXT NULL,
    "MetadataLost" INTEGER NOT NULL,
    "IsRefused" INTEGER NOT NULL,
    CONSTRAINT "FK_ArticlePreviews_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PreviousDerivations" (
    "ArticleId" INTEGER NOT NULL CONSTRAINT "PK_PreviousDerivations" PRIMARY KEY,
    "ParserVersion" INTEGER NOT NULL,
    "ReplacedAtUtc" TEXT NOT NULL,
    "Rows" BLOB NOT NULL,
    CONSTRAINT "FK_PreviousDerivations_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SkippedCares" (
    "ArticleId" INTEGER NOT NULL,
    "Matter" TEXT NOT NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL,
    "SkippedAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SkippedCares" PRIMARY KEY ("ArticleId", "Matter", "Start", "End"),
    CONSTRAINT "FK_SkippedCares_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_LineSources_Name" ON "LineSources" ("Name");

CREATE UNIQUE INDEX "IX_LineRules_SourceId_Fingerprint" ON "LineRules" ("SourceId", "Fingerprint");

-- Only what may be proposed: most lines stand in one article.
CREATE INDEX "IX_SourceLines_ArticleCount" ON "SourceLines" ("ArticleCount") WHERE "ArticleCount" >= 3;

CREATE INDEX "IX_Articles_ParserVersion" ON "Articles" ("ParserVersion");
