package dev.confab.gateway.stomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.confab.gateway.protocol.EventBody;
import dev.confab.gateway.protocol.ServerFrames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the events out of a {@code chunk} or {@code snapshot}, as the frames of live ones. */
final class PastEvents {
  private static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()).build();

  private PastEvents() {}

  static List<byte[]> of(byte[] frame) {
    try (JsonParser json = JSON.createParser(frame)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("events")) {
          return events(frame, json);
        }
        json.skipChildren();
      }
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("our own frames can be read", e);
    }
  }

  private static List<byte[]> events(byte[] frame, JsonParser json) throws IOException {
    List<byte[]> events = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      int from = Math.toIntExact(json.currentTokenLocation().getByteOffset());
      json.skipChildren();
      int to = Math.toIntExact(json.currentLocation().getByteOffset());
      events.add(ServerFrames.event(new EventBody(0, Arrays.copyOfRange(frame, from, to))));
    }
    return events;
  }
}
