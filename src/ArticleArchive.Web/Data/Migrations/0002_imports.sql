-- Version 2: imports that wait on disk until a person has looked at them, and what articles have in common.

CREATE TABLE "Imports" (
  "Id" INTEGER NOT NULL CONSTRAINT "PK_Imports" PRIMARY KEY AUTOINCREMENT,
  "State" TEXT NOT NULL,
  "CreatedAtUtc" TEXT NOT NULL,
  "RunId" INTEGER NULL,
  "SourceCount" INTEGER NULL
);

-- The bytes are files of the data folder, named by their SHA-256.
CREATE TABLE "ImportFiles" (
  "Id" INTEGER NOT NULL CONSTRAINT "PK_ImportFiles" PRIMARY KEY AUTOINCREMENT,
  "ImportId" INTEGER NOT NULL,
  "Name" TEXT NOT NULL,
  "Sha256" TEXT NOT NULL,
  "ByteCount" INTEGER NOT NULL,
  CONSTRAINT "FK_ImportFiles_Imports_ImportId" FOREIGN KEY ("ImportId") REFERENCES "Imports" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ImportItems" (
  "Id" INTEGER NOT NULL CONSTRAINT "PK_ImportItems" PRIMARY KEY AUTOINCREMENT,
  "ImportId" INTEGER NOT NULL,
  "Position" INTEGER NOT NULL,
  "Place" TEXT NOT NULL,
  "ByteCount" INTEGER NOT NULL,
  "Verdict" TEXT NOT NULL,
  "Detail" TEXT NULL,
  "ArticleId" INTEGER NULL,
  "ItemPosition" INTEGER NULL,
  "Resemblance" REAL NULL,
  "IsLeftOut" INTEGER NOT NULL,
  "IsDamaged" INTEGER NOT NULL,
  "Title" TEXT NULL,
  "Published" TEXT NULL,
  "Health" INTEGER NOT NULL,
  "WordCount" INTEGER NOT NULL,
  "RemovedWordCount" INTEGER NOT NULL,
  "Removals" TEXT NOT NULL,
  "Findings" TEXT NOT NULL,
  CONSTRAINT "FK_ImportItems_Imports_ImportId" FOREIGN KEY ("ImportId") REFERENCES "Imports" ("Id") ON DELETE CASCADE
);

-- One row for the newest version of each article; the numbers of a text too short to be compared are NULL.
CREATE TABLE "TextFingerprints" (
  "ArticleId" INTEGER NOT NULL CONSTRAINT "PK_TextFingerprints" PRIMARY KEY,
  "GroupId" INTEGER NULL,
  "WordCount" INTEGER NOT NULL,
  "TextHash" INTEGER NULL,
  "Signature" BLOB NULL,
  CONSTRAINT "FK_TextFingerprints_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
);

-- Sixteen rows an article. Written with every article and read by key only: nothing else stands in it.
CREATE TABLE "TextBands" (
  "Key" INTEGER NOT NULL,
  "ArticleId" INTEGER NOT NULL,
  CONSTRAINT "PK_TextBands" PRIMARY KEY ("Key", "ArticleId")
) WITHOUT ROWID;

CREATE TABLE "Resemblances" (
  "LeftId" INTEGER NOT NULL,
  "RightId" INTEGER NOT NULL,
  "Kind" TEXT NOT NULL,
  "Share" REAL NOT NULL,
  "Containment" REAL NOT NULL,
  CONSTRAINT "PK_Resemblances" PRIMARY KEY ("LeftId", "RightId"),
  CONSTRAINT "FK_Resemblances_Articles_LeftId" FOREIGN KEY ("LeftId") REFERENCES "Articles" ("Id") ON DELETE CASCADE,
  CONSTRAINT "FK_Resemblances_Articles_RightId" FOREIGN KEY ("RightId") REFERENCES "Articles" ("Id") ON DELETE CASCADE
) WITHOUT ROWID;

-- By source, not by article: what was decided holds for later versions too.
CREATE TABLE "ResemblanceDecisions" (
  "LeftKey" TEXT NOT NULL,
  "RightKey" TEXT NOT NULL,
  "Relation" TEXT NOT NULL,
  "DecidedAtUtc" TEXT NOT NULL,
  CONSTRAINT "PK_ResemblanceDecisions" PRIMARY KEY ("LeftKey", "RightKey")
) WITHOUT ROWID;

CREATE INDEX "IX_ImportFiles_ImportId" ON "ImportFiles" ("ImportId");

CREATE INDEX "IX_ImportFiles_Sha256" ON "ImportFiles" ("Sha256");

CREATE UNIQUE INDEX "IX_ImportItems_ImportId_Position" ON "ImportItems" ("ImportId", "Position");

CREATE INDEX "IX_ImportItems_ImportId_Verdict" ON "ImportItems" ("ImportId", "Verdict");

CREATE INDEX "IX_TextFingerprints_GroupId" ON "TextFingerprints" ("GroupId") WHERE "GroupId" IS NOT NULL;

CREATE INDEX "IX_Resemblances_RightId" ON "Resemblances" ("RightId");
