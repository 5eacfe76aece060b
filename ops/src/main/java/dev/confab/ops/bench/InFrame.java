package dev.confab.ops.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The fields of a server's frame that the load generator looks at, read without a tree. */
final class InFrame {
  private static final JsonFactory FACTORY = new JsonFactory();

  String type = "";
  String id = "";
  String chat = "";
  String text = "";
  String code = "";
  boolean member;
  long seq;

  /** Reads a frame into this object. */
  void read(byte[] buffer, int offset, int length) {
    type = "";
    id = "";
    chat = "";
    text = "";
    code = "";
    member = false;
    seq = 0;
    try (JsonParser json = FACTORY.createParser(buffer, offset, length)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "t" -> type = json.getText();
          case "id" -> id = json.getText();
          case "chat" -> chat = json.getText();
          case "text" -> text = json.getText();
          case "code" -> code = json.getText();
          case "member" -> member = json.getBooleanValue();
          case "seq" -> seq = json.getLongValue();
          default -> json.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a frame is no JSON", e);
    }
  }
}
