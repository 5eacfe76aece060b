package dev.confab.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.protocol.BadFrameException;
import dev.confab.gateway.protocol.ClientFrames;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is in a frame, it is understood or refused in one sentence. */
final class OddFramesTest {
  private static final long SEED = Long.getLong("confab.fuzz.seed", 20_261_121L);
  private static final int FRAMES = Integer.getInteger("confab.fuzz.frames", 100_000);
  private static final int LONGEST_ANSWER_BYTES = 512;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_frame_is_understood_or_refused_in_one_sentence() {
    OddFrames frames = new OddFrames(new Random(SEED));
    int understood = 0;
    for (int i = 0; i < FRAMES; i++) {
      String frame = frames.next();
      try {
        understood += isUnderstood(frame) ? 1 : 0;
      } catch (IOException | RuntimeException | Error e) {
        throw new AssertionError("seed %d, frame %d: %s".formatted(SEED, i, frame), e);
      }
    }
    assertThat(understood).isBetween(FRAMES / 20, FRAMES * 3 / 4);
  }

  private static boolean isUnderstood(String frame) throws IOException {
    try {
      return ClientFrames.parse(frame).toString() != null;
    } catch (BadFrameException e) {
      assertThat(e.code()).isIn(Set.of(ErrorCode.BAD_FRAME, ErrorCode.UNKNOWN_TYPE));
      byte[] answer = ServerFrames.error(e.id(), e.code(), e.sentence());
      assertThat(answer).hasSizeLessThan(LONGEST_ANSWER_BYTES);
      JsonNode error = JSON.readTree(answer);
      assertThat(error.path("message").textValue()).isEqualTo(e.sentence());
      assertThat(error.path("id").textValue()).isEqualTo(e.id());
      return false;
    }
  }
}
