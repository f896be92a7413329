-- What a person says of a verdict of others: which statement it checks. Only one that checks this very statement rates it.

ALTER TABLE "KnownVerdictDecisions" ADD COLUMN "Answer" TEXT NOT NULL DEFAULT 'Unrelated';
-- People could only say "it is about this claim". Where that was said of another statement than the one in the archive, or cannot be told
-- any more because the words are gone, the rating must not be this claim's.
UPDATE "KnownVerdictDecisions" SET "Answer" = coalesce((
    SELECT CASE m."Relation" WHEN 'Same' THEN 'Same' WHEN 'Reports' THEN 'Same' WHEN 'Opposite' THEN 'Opposite' ELSE 'Other' END
    FROM "KnownVerdictMatches" m WHERE m."KnownVerdictId" = "KnownVerdictDecisions"."KnownVerdictId" AND m."WordsHash" = "KnownVerdictDecisions"."WordsHash"
    ORDER BY m."Relation" IN ('Same', 'Reports'), m."ClaimId" LIMIT 1), 'Other')
WHERE "IsConfirmed";
ALTER TABLE "KnownVerdictDecisions" DROP COLUMN "IsConfirmed";

-- A verdict whose own claim is gone still knows whether it was found of what was affirmed or of what was denied.
ALTER TABLE "Verdicts" ADD COLUMN "Polarity" TEXT NULL;
UPDATE "Verdicts" SET "Polarity" = (SELECT c."Polarity" FROM "Claims" c WHERE c."Id" = "Verdicts"."ClaimId");
DROP VIEW "ClaimVerdicts";
CREATE VIEW "ClaimVerdicts" AS
SELECT v."ClaimId", v."Id" AS "VerdictId", v."Rating", v."RatingWords", v."PublishedAtUtc", 1 AS "IsOwn"
FROM "Verdicts" v WHERE v."Status" = 'Published'
UNION ALL
SELECT l."ClaimId", v."Id", v."Rating", v."RatingWords", v."PublishedAtUtc", 0
FROM "LinkedClaims" l JOIN "Verdicts" v ON v."Words" = l."Words" JOIN "Claims" c ON c."Id" = l."ClaimId" LEFT JOIN "Claims" own ON own."Id" = v."ClaimId"
WHERE v."Status" = 'Published' AND v."ClaimId" <> l."ClaimId" AND coalesce(own."Polarity", v."Polarity") = c."Polarity";

-- A claim that a person added: the program did not find it, and its row is made anew from the decision whenever the article is read anew.
ALTER TABLE "Claims" ADD COLUMN "IsAdded" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "ClaimDecisions" ADD COLUMN "IsAdded" INTEGER NOT NULL DEFAULT 0;

-- The same bytes may come under several names; each finds the article.
ALTER TABLE "Articles" ADD COLUMN "OtherNames" TEXT NULL;

-- A name that is no speaker, by a person's word.
ALTER TABLE "Speakers" ADD COLUMN "IsNoSpeaker" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Claims" ADD COLUMN "DeniedSpeaker" TEXT NULL;
