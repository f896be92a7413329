using System.Globalization;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>Looks at one hit as the ranking does and writes down what it saw.</summary>
internal static class RankExplanation
{
    /// <summary>Forms of a word that are named.</summary>
    private const int MostForms = 24;

    /// <param name="session">The search.</param>
    /// <param name="query">Its query.</param>
    /// <param name="level">What the hit is.</param>
    /// <param name="row">The hit as the ranking numbers it.</param>
    /// <param name="title">Of its article.</param>
    /// <returns>Null where the query does not find it.</returns>
    public static HitExplanation? Of(SearchSession session, ParsedQuery query, SearchLevel level, long row, string title)
    {
        var question = Question.Of(query, session, level);
        var plan = new QueryCompiler(session, level).Compile(question.Root);
        var statistics = plan.Statistics();
        plan.TryWeigh(statistics);
        var look = new Look(plan, statistics, row);
        session.LookAt(plan, look, level == SearchLevel.Sections ? SectionWindows.Read(row).Article : row);
        if (look.Hit is not { } hit)
            return null;

        var (nearness, freshness) = plan.Test.IsRanked ? (PageOrder.NearnessOf(hit), PageOrder.FreshnessOf(hit, statistics)) : (0, 0);
        var parts = new List<ScorePart> { new("words", "How often the words stand there for the length of the text, rare words and words of the title counting more (BM25).", hit.Score) };
        if (nearness > 0)
            parts.Add(new ScorePart("nearness", "Words that follow each other in the query stand close together.", nearness));
        if (freshness > 0)
            parts.Add(new ScorePart("freshness", FreshnessWords(statistics.NewestDay - hit.Day), freshness));
        return new HitExplanation(title, look.Terms, parts, hit.Score + nearness + freshness);
    }

    private static string FreshnessWords(int days) => days <= 0
        ? "Published as late as any article of the archive."
        : string.Create(CultureInfo.InvariantCulture, $"Published {days} days before the newest article of the archive.");

    private sealed class Look(QueryPlan plan, QueryStatistics statistics, long wanted) : IPassVisitor
    {
        public RankedHit? Hit { get; private set; }

        public List<TermExplanation> Terms { get; } = [];

        public bool Visit(Match match)
        {
            See(match.Id, match);
            return true;
        }

        public bool VisitAll(long after, long to)
        {
            See(to, default);
            return true;
        }

        private void See(long id, Match match)
        {
            if (!plan.Rows.TryOpen(id, match, statistics, out var row))
                return;
            if (plan.Level == SearchLevel.Sections)
            {
                var (_, window, length) = SectionWindows.Of(row.Chunk.SectionsOf(row.Index)).FirstOrDefault(section => SectionWindows.KeyOf(id, section.Position) == wanted);
                if (window is null)
                    return;
                (row.Window, row.Norm) = (window, statistics.NormOf(length));
            }

            var score = plan.Test.Score(ref row);
            if (score < 0)
                return;
            Hit = new RankedHit(wanted, score, plan.Expression is null ? 0 : plan.Nearness.Of(ref row), row.Values.PublishedDay);
            foreach (var term in plan.Terms)
                Terms.Add(Explain(term, ref row));
        }

        private TermExplanation Explain(TermTest term, ref RowView row)
        {
            var names = ColumnWeights.Of(plan.Level).Names;
            var counts = new int[names.Count];
            var words = names.Select(_ => new List<string>()).ToArray();
            for (var form = 0; form < term.Term.Forms.Count; form++)
            {
                var places = term.PlacesOf(form, ref row);
                for (var column = 0; column < places.Length; column++)
                {
                    counts[column] += places[column];
                    if (places[column] > 0)
                        words[column].Add(term.Term.Forms[form].Text + (term.Term.Forms[form].IsPrefix ? "…" : ""));
                }
            }

            var fields = Enumerable.Range(0, names.Count).Where(column => counts[column] > 0).Select(column => new FieldHits(names[column], words[column], counts[column])).ToList();
            var forms = term.Term.Forms.Take(MostForms).Select(form => form.Text + (form.IsPrefix ? "…" : "")).ToList();
            return new TermExplanation(term.Term.Typed, forms, fields, term.Idf, Math.Max(0, term.Score(ref row)));
        }
    }
}
