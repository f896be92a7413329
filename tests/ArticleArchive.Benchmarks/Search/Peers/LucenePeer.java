import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene as a peer of the search benchmark. One field holds title and text, with positions and offsets (its fastest
 * highlighter needs them); Porter stems, no stop words; the best 20 with an exact count.
 *
 * Arguments: FOLDER CORPUS.tsv (id, title, text). Prints "ready SECONDS BYTES", then answers a line a question:
 * "word|and|or|phrase|prefix TAB words" with "total TAB ms of the best 20 TAB ms of the whole page".
 */
public final class LucenePeer {
    private static final Analyzer ANALYZER = new EnglishAnalyzer(CharArraySet.EMPTY_SET);

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        Path folder = Path.of(args[0]);
        double seconds = 0;
        if (!Files.exists(folder.resolve("done"))) {
            long start = System.nanoTime();
            build(folder, Path.of(args[1]));
            seconds = (System.nanoTime() - start) / 1e9;
            Files.writeString(folder.resolve("done"), Double.toString(seconds));
        } else {
            seconds = Double.parseDouble(Files.readString(folder.resolve("done")));
        }

        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.size(file);
            }
        }

        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(folder)));
        searcher.setQueryCache(null);
        out.printf(Locale.ROOT, "ready %.1f %d%n", seconds, bytes);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            String[] parts = line.split("\t");
            long start = System.nanoTime();
            Query query = query(parts[0], parts[1]);
            TopScoreDocCollector collector = TopScoreDocCollector.create(20, Integer.MAX_VALUE);
            searcher.search(query, collector);
            TopDocs top = collector.topDocs();
            double topMs = (System.nanoTime() - start) / 1e6;
            UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, ANALYZER);
            highlighter.setMaxLength(Integer.MAX_VALUE - 1);
            String[] excerpts = highlighter.highlight("text", query, top, 3);
            int length = 0;
            for (int i = 0; i < top.scoreDocs.length; i++) {
                length += searcher.doc(top.scoreDocs[i].doc).get("title").length() + (excerpts[i] == null ? 0 : excerpts[i].length());
            }

            double pageMs = (System.nanoTime() - start) / 1e6;
            out.printf(Locale.ROOT, "%d\t%.4f\t%.4f\t%d%n", top.totalHits.value, topMs, pageMs, length);
        }
    }

    private static void build(Path folder, Path corpus) throws IOException {
        FieldType type = new FieldType();
        type.setStored(true);
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        IndexWriterConfig config = new IndexWriterConfig(ANALYZER);
        config.setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config);
             BufferedReader lines = Files.newBufferedReader(corpus)) {
            for (String line; (line = lines.readLine()) != null; ) {
                String[] columns = line.split("\t", 3);
                Document document = new Document();
                document.add(new StoredField("title", columns[1]));
                document.add(new Field("text", columns[1] + ". " + columns[2], type));
                writer.addDocument(document);
            }
        }
    }

    private static Query query(String kind, String typed) throws IOException {
        List<Term> terms = new ArrayList<>();
        if (kind.equals("prefix")) {
            return new PrefixQuery(new Term("text", typed.toLowerCase(Locale.ROOT)));
        }

        try (TokenStream stream = ANALYZER.tokenStream("text", typed)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(new Term("text", term.toString()));
            }

            stream.end();
        }

        if (kind.equals("phrase")) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            terms.forEach(phrase::add);
            return phrase.build();
        }

        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (Term term : terms) {
            builder.add(new TermQuery(term), kind.equals("or") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST);
        }

        return builder.build();
    }
}
