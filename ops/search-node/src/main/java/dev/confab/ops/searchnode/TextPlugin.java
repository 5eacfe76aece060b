package dev.confab.ops.searchnode;

import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The analysis parts that our index uses and that the full distribution has in its modules
 * analysis-common and analysis-icu, under the same names.
 */
public final class TextPlugin extends Plugin implements AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "lowercase", filter(LowerCaseFilter::new),
        "asciifolding", filter(ASCIIFoldingFilter::new),
        "icu_folding", filter(ICUFoldingFilter::new));
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of("icu_tokenizer", (_, _, name, _) -> TokenizerFactory.newFactory(name, this::icu));
  }

  private Tokenizer icu() {
    return new ICUTokenizer(new DefaultICUTokenizerConfig(true, true));
  }

  private static AnalysisProvider<TokenFilterFactory> filter(
      Function<TokenStream, TokenStream> make) {
    return (_, _, name, _) -> new Factory(name, make);
  }

  private static final class Factory extends AbstractTokenFilterFactory
      implements NormalizingTokenFilterFactory {
    private final Function<TokenStream, TokenStream> make;

    Factory(String name, Function<TokenStream, TokenStream> make) {
      super(name);
      this.make = make;
    }

    @Override
    public TokenStream create(TokenStream in) {
      return make.apply(in);
    }
  }
}
