-- What people said of claims: reviews, verdicts, and the verdicts of others.

ALTER TABLE "Claims" ADD COLUMN "Status" TEXT NOT NULL DEFAULT 'Auto';

-- A decision outlives its claim, which may go and come back with its id: ClaimId refers to no row.
CREATE TABLE "ClaimDecisions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ClaimDecisions" PRIMARY KEY AUTOINCREMENT,
    "ClaimId" INTEGER NOT NULL,
    "ArticleId" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "IsCurrent" INTEGER NOT NULL,
    "Derived" TEXT NOT NULL,
    "Stated" TEXT NOT NULL,
    "Prefix" TEXT NOT NULL,
    "Suffix" TEXT NOT NULL,
    "HasOwnWords" INTEGER NOT NULL,
    "IsPlaceLost" INTEGER NOT NULL,
    "Editor" TEXT NULL,
    "Note" TEXT NULL,
    "MadeAtUtc" TEXT NOT NULL,
    CONSTRAINT "FK_ClaimDecisions_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Verdicts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Verdicts" PRIMARY KEY AUTOINCREMENT,
    "ClaimId" INTEGER NOT NULL,
    "ArticleId" INTEGER NOT NULL,
    "ClaimText" TEXT NOT NULL,
    "Speaker" TEXT NULL,
    "Prefix" TEXT NOT NULL,
    "Suffix" TEXT NOT NULL,
    "SourceStart" INTEGER NOT NULL,
    "SourceEnd" INTEGER NOT NULL,
    "WordsHash" TEXT NOT NULL,
    "Rating" TEXT NOT NULL,
    "RatingWords" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "Sources" TEXT NOT NULL,
    "Author" TEXT NULL,
    "Status" TEXT NOT NULL,
    "MadeAtUtc" TEXT NOT NULL,
    "ChangedAtUtc" TEXT NOT NULL,
    "PublishedAtUtc" TEXT NULL,
    CONSTRAINT "FK_Verdicts_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "VerdictSteps" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_VerdictSteps" PRIMARY KEY AUTOINCREMENT,
    "VerdictId" INTEGER NOT NULL,
    "From" TEXT NULL,
    "To" TEXT NOT NULL,
    "Rating" TEXT NOT NULL,
    "RatingWords" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "Sources" TEXT NOT NULL,
    "Editor" TEXT NULL,
    "Note" TEXT NULL,
    "AtUtc" TEXT NOT NULL,
    CONSTRAINT "FK_VerdictSteps_Verdicts_VerdictId" FOREIGN KEY ("VerdictId") REFERENCES "Verdicts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "KnownVerdicts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_KnownVerdicts" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "ClaimReviewed" TEXT NOT NULL,
    "Claimant" TEXT NULL,
    "ClaimDate" TEXT NULL,
    "Url" TEXT NULL,
    "Publisher" TEXT NULL,
    "PublishedDate" TEXT NULL,
    "RatingLabel" TEXT NULL,
    "RatingValue" REAL NULL,
    "BestRating" REAL NULL,
    "WorstRating" REAL NULL,
    "Appearances" TEXT NOT NULL,
    "SourceName" TEXT NOT NULL,
    "ImportedAtUtc" TEXT NOT NULL
);

CREATE TABLE "KnownVerdictMatches" (
    "KnownVerdictId" INTEGER NOT NULL,
    "ClaimId" INTEGER NOT NULL,
    "Score" REAL NOT NULL,
    "Relation" TEXT NOT NULL,
    "WordsHash" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    CONSTRAINT "PK_KnownVerdictMatches" PRIMARY KEY ("KnownVerdictId", "ClaimId"),
    CONSTRAINT "FK_KnownVerdictMatches_KnownVerdicts_KnownVerdictId" FOREIGN KEY ("KnownVerdictId") REFERENCES "KnownVerdicts" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_KnownVerdictMatches_Claims_ClaimId" FOREIGN KEY ("ClaimId") REFERENCES "Claims" ("Id") ON DELETE CASCADE
);

CREATE TABLE "KnownVerdictDecisions" (
    "KnownVerdictId" INTEGER NOT NULL,
    "WordsHash" TEXT NOT NULL,
    "IsConfirmed" INTEGER NOT NULL,
    "ClaimText" TEXT NOT NULL,
    "Editor" TEXT NULL,
    "DecidedAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_KnownVerdictDecisions" PRIMARY KEY ("KnownVerdictId", "WordsHash"),
    CONSTRAINT "FK_KnownVerdictDecisions_KnownVerdicts_KnownVerdictId" FOREIGN KEY ("KnownVerdictId") REFERENCES "KnownVerdicts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "KnownVerdictRuns" (
    "ArticleId" INTEGER NOT NULL CONSTRAINT "PK_KnownVerdictRuns" PRIMARY KEY,
    "UpToId" INTEGER NOT NULL,
    CONSTRAINT "FK_KnownVerdictRuns_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ClaimDecisions_ArticleId" ON "ClaimDecisions" ("ArticleId");
CREATE INDEX "IX_ClaimDecisions_ClaimId" ON "ClaimDecisions" ("ClaimId");
CREATE INDEX "IX_Verdicts_ArticleId" ON "Verdicts" ("ArticleId");
CREATE INDEX "IX_Verdicts_ClaimId" ON "Verdicts" ("ClaimId");
CREATE INDEX "IX_Verdicts_WordsHash" ON "Verdicts" ("WordsHash");
CREATE INDEX "IX_Verdicts_Status" ON "Verdicts" ("Status");
CREATE INDEX "IX_VerdictSteps_VerdictId" ON "VerdictSteps" ("VerdictId");
CREATE UNIQUE INDEX "IX_KnownVerdicts_Key" ON "KnownVerdicts" ("Key");
CREATE INDEX "IX_KnownVerdictMatches_ClaimId" ON "KnownVerdictMatches" ("ClaimId");
