-- Version 1. Runs in one transaction with PRAGMA user_version.
-- The large columns stand last: SQLite reads a row's columns in order, and lists need the short ones only.

CREATE TABLE "IngestionRuns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_IngestionRuns" PRIMARY KEY AUTOINCREMENT,
    "Trigger" TEXT NOT NULL,
    "StartedAtUtc" TEXT NOT NULL,
    "FinishedAtUtc" TEXT NULL,
    "SourceCount" INTEGER NULL
);

CREATE TABLE "Originals" (
    "Sha256" TEXT NOT NULL CONSTRAINT "PK_Originals" PRIMARY KEY,
    "Bytes" BLOB NOT NULL,
    "IsCompressed" INTEGER NOT NULL,
    "ByteCount" INTEGER NOT NULL,
    "StoredAtUtc" TEXT NOT NULL
);

CREATE TABLE "IngestionItems" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_IngestionItems" PRIMARY KEY AUTOINCREMENT,
    "RunId" INTEGER NOT NULL,
    "SourceName" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Detail" TEXT NULL,
    "ArticleId" INTEGER NULL,
    CONSTRAINT "FK_IngestionItems_IngestionRuns_RunId" FOREIGN KEY ("RunId") REFERENCES "IngestionRuns" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Articles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Articles" PRIMARY KEY AUTOINCREMENT,
    "SourceName" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Encoding" TEXT NOT NULL,
    "ByteCount" INTEGER NOT NULL,
    "FirstSeenAtUtc" TEXT NOT NULL,
    "ParserVersion" INTEGER NOT NULL,
    "RecordFields" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "PreviousVersionId" INTEGER NULL,
    "IsLatest" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "TitleOrigin" TEXT NOT NULL,
    "TitleBasis" TEXT NOT NULL,
    "Standfirst" TEXT NULL,
    "Authors" TEXT NULL,
    "AuthorsBasis" TEXT NULL,
    "Publisher" TEXT NULL,
    "PublisherOrigin" TEXT NULL,
    "PublisherBasis" TEXT NULL,
    "PublishedAtUtc" TEXT NULL,
    "PublishedOffsetMinutes" INTEGER NULL,
    "PublishedPrecision" TEXT NULL,
    "PublishedOrigin" TEXT NULL,
    "PublishedWords" TEXT NULL,
    "PublishedZone" TEXT NULL,
    "Language" TEXT NULL,
    "LanguageOrigin" TEXT NULL,
    "Url" TEXT NULL,
    "ExternalId" TEXT NULL,
    "WordCount" INTEGER NOT NULL,
    "Health" INTEGER NOT NULL,
    "SectionCount" INTEGER NOT NULL,
    "ClaimCount" INTEGER NOT NULL,
    "EditCount" INTEGER NOT NULL,
    "FindingCount" INTEGER NOT NULL,
    "ReadingText" TEXT NOT NULL,
    "Blocks" TEXT NOT NULL,
    CONSTRAINT "FK_Articles_Originals_Sha256" FOREIGN KEY ("Sha256") REFERENCES "Originals" ("Sha256") ON DELETE RESTRICT
);

CREATE TABLE "Edits" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Edits" PRIMARY KEY AUTOINCREMENT,
    "ArticleId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL,
    "ReadingStart" INTEGER NOT NULL,
    "ReadingEnd" INTEGER NOT NULL,
    "Before" TEXT NOT NULL,
    "After" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Rule" TEXT NOT NULL,
    "Class" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Confidence" REAL NOT NULL,
    "IsUndone" INTEGER NOT NULL,
    CONSTRAINT "FK_Edits_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Findings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Findings" PRIMARY KEY AUTOINCREMENT,
    "ArticleId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL,
    "Severity" TEXT NOT NULL,
    "Detail" TEXT NOT NULL,
    "Suggestion" TEXT NULL,
    CONSTRAINT "FK_Findings_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Sections" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sections" PRIMARY KEY AUTOINCREMENT,
    "ArticleId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "ParentPosition" INTEGER NULL,
    "Level" INTEGER NOT NULL,
    "Heading" TEXT NULL,
    "PrintedLabel" TEXT NULL,
    "CorrectedLabel" TEXT NULL,
    "HeadingStart" INTEGER NULL,
    "HeadingEnd" INTEGER NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL,
    CONSTRAINT "FK_Sections_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Claims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Claims" PRIMARY KEY AUTOINCREMENT,
    "ArticleId" INTEGER NOT NULL,
    "SectionId" INTEGER NULL,
    "Position" INTEGER NOT NULL,
    "ParentPosition" INTEGER NULL,
    "Block" INTEGER NOT NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL,
    "SourceStart" INTEGER NOT NULL,
    "SourceEnd" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Form" TEXT NOT NULL,
    "Nature" TEXT NOT NULL,
    "Polarity" TEXT NOT NULL,
    "Certainty" TEXT NOT NULL,
    "Speaker" TEXT NULL,
    "SpeakerStart" INTEGER NULL,
    "SpeakerEnd" INTEGER NULL,
    "SpeakerEvidence" TEXT NULL,
    "SpeakerConfidence" REAL NULL,
    "CueStart" INTEGER NULL,
    "CueEnd" INTEGER NULL,
    "Confidence" REAL NOT NULL,
    "IsQuotable" INTEGER NOT NULL,
    "Why" TEXT NOT NULL,
    CONSTRAINT "FK_Claims_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Claims_Sections_SectionId" FOREIGN KEY ("SectionId") REFERENCES "Sections" ("Id") ON DELETE SET NULL
);

-- Claims that went with a decision about an edit: they come back under their id when the decision is taken back.
CREATE TABLE "RetiredClaims" (
    "ClaimId" INTEGER NOT NULL CONSTRAINT "PK_RetiredClaims" PRIMARY KEY,
    "ArticleId" INTEGER NOT NULL,
    "SourceStart" INTEGER NOT NULL,
    "SourceEnd" INTEGER NOT NULL,
    "Form" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "FK_RetiredClaims_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Articles_ExternalId" ON "Articles" ("ExternalId");

CREATE INDEX "IX_Articles_IsLatest_PublishedAtUtc" ON "Articles" ("IsLatest", "PublishedAtUtc");

CREATE INDEX "IX_Articles_IsLatest_Publisher" ON "Articles" ("IsLatest", "Publisher");

CREATE UNIQUE INDEX "IX_Articles_Sha256" ON "Articles" ("Sha256");

CREATE INDEX "IX_Articles_SourceKey" ON "Articles" ("SourceKey");

CREATE INDEX "IX_Claims_ArticleId_Position" ON "Claims" ("ArticleId", "Position");

CREATE INDEX "IX_Claims_Nature_Form" ON "Claims" ("Nature", "Form");

CREATE INDEX "IX_Claims_SectionId" ON "Claims" ("SectionId");

CREATE INDEX "IX_Claims_Speaker" ON "Claims" ("Speaker");

CREATE INDEX "IX_Edits_ArticleId_Position" ON "Edits" ("ArticleId", "Position");

CREATE INDEX "IX_Findings_ArticleId_Position" ON "Findings" ("ArticleId", "Position");

CREATE INDEX "IX_Findings_Kind" ON "Findings" ("Kind");

CREATE INDEX "IX_IngestionItems_RunId" ON "IngestionItems" ("RunId");

CREATE INDEX "IX_RetiredClaims_ArticleId" ON "RetiredClaims" ("ArticleId");

CREATE UNIQUE INDEX "IX_Sections_ArticleId_Position" ON "Sections" ("ArticleId", "Position");

-- What a search looks through. Contentless: the text is stored once, in Articles and Claims; rowid is the row's Id.
CREATE VIRTUAL TABLE "ArticleIndex" USING fts5(
    title, headings, body, authors, publisher, speakers,
    content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE "ClaimIndex" USING fts5(
    text, speaker,
    content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
