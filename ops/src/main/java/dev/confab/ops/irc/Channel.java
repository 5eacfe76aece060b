package dev.confab.ops.irc;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.NewChat;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A channel as a chat.
 *
 * @param chat the chat's id
 * @param holdings what it held when this run began
 */
record Channel(UUID chat, Holdings holdings) {
  /** Makes the chat, or finds the one that an earlier run made. */
  static Channel open(ConfabHttp http, String name) {
    String key = "irc:" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%23", "#");
    Chat chat = http.createChat(NewChat.openGroup(name), key);
    return new Channel(chat.id(), Holdings.of(http, chat.id()));
  }
}
