package dev.confab.platform.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object from somebody who may mean harm: one object and nothing after it, in UTF-8,
 * no key twice (readers differ in which one they take), bounded in depth and in size. Fields that
 * nobody asks for are ignored.
 */
public final class StrictJson {
  /** What is asked for nests three deep; a thousand brackets are an attack on the stack. */
  private static final int MAX_DEPTH = 16;

  /** Braces, brackets, names and values: a thousand cursors have six each. */
  private static final int MAX_TOKENS = 10_000;

  /** Longer than any field's name here, short enough to be named in an error. */
  private static final int MAX_NAME_CHARS = 128;

  /** The digits of a number; those of 2⁵³ are 16. */
  private static final int MAX_NUMBER_CHARS = 64;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MAX_TOKENS)
                          .maxNameLength(MAX_NAME_CHARS)
                          .maxNumberLength(MAX_NUMBER_CHARS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // By thread, Jackson's own way, each virtual thread would make 12 KB of buffers.
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private StrictJson() {}

  /** The object in some bytes, which must be UTF-8. */
  public static JsonNode object(byte[] utf8) throws InputException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new InputException("is not UTF-8");
    }
    return object(text);
  }

  /** The object in a text. */
  public static JsonNode object(String text) throws InputException {
    JsonNode node;
    try {
      node = READER.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new InputException("is nested too deeply or has too many parts or too long ones");
    } catch (JsonProcessingException e) {
      String twice = nameThatIsThereTwice(e);
      throw twice == null
          ? new InputException("is not well-formed JSON")
          : new InputException("is there twice", twice);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
    if (!node.isObject()) {
      throw new InputException("must be a JSON object");
    }
    return node;
  }

  /** Jackson says it in words only. */
  private static @Nullable String nameThatIsThereTwice(JsonProcessingException e) {
    boolean twice = e.getOriginalMessage().startsWith("Duplicate");
    return twice && e.getProcessor() instanceof JsonParser parser ? name(parser) : null;
  }

  private static @Nullable String name(JsonParser parser) {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }
}
