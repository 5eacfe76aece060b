package dev.confab.ops.bench.many;

import dev.confab.ops.bench.AtATime;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.TokenMint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Makes a population: accounts by import, chats by their writers. Every request has a key that the
 * layout decides, so a run that was broken off goes on where it was.
 */
final class Seeding {
  /** More would only wait for each other's commits. */
  private static final int AT_A_TIME = 32;

  /** So that hundreds of messages a second stay below the rate limit of each of them. */
  private static final int WRITERS = 8;

  /** Members that may be named when a chat is made, less the owner. */
  private static final int FIRST_MEMBERS = 255;

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final ConfabHttp http;
  private final ConfabHttp importer;
  private final TokenMint mint;
  private final Path data;

  /**
   * Into a server whose keys a data folder has.
   *
   * @param server address of its HTTP API
   */
  Seeding(String server, TokenMint mint, Path data) {
    this.http = ConfabHttp.at(server).patient(PATIENCE);
    this.importer = http.as(mint.importer(http, "bench"));
    this.mint = mint;
    this.data = data;
  }

  /** What an earlier run left if the server still has it, else everything anew. */
  Population population(Layout layout) throws IOException {
    Population kept = Population.read(data, layout).orElse(null);
    if (kept != null && isThere(kept)) {
      return kept;
    }
    Population made = make(layout);
    made.write(data);
    return made;
  }

  private Population make(Layout layout) {
    String word = "b" + layout.word();
    List<UUID> writers = AtATime.of(AT_A_TIME).all(WRITERS, i -> account(word + "-w" + i));
    List<UUID> people = AtATime.of(AT_A_TIME).all(layout.people(), i -> account(word + "-" + i));
    int[][] members = layout.members();
    List<UUID> chats =
        AtATime.of(AT_A_TIME)
            .all(
                layout.chats(),
                i -> {
                  List<UUID> those = Arrays.stream(members[i]).mapToObj(people::get).toList();
                  return chat(writers.get(i % WRITERS), word + " chat " + i, those);
                });
    return new Population(layout, people, writers, chats);
  }

  private UUID account(String username) {
    return importer.importAccount(username, username, username).userId();
  }

  private UUID chat(UUID writer, String name, List<UUID> members) {
    ConfabHttp owner = http.as(mint.user(writer));
    List<UUID> first = members.subList(0, Math.min(FIRST_MEMBERS, members.size()));
    UUID chat = owner.createChat(NewChat.group(name, first), name).id();
    List<UUID> others = members.subList(first.size(), members.size());
    AtATime.of(AT_A_TIME)
        .all(
            others.size(),
            i -> owner.addMember(chat, others.get(i), name + " " + others.get(i)).seq());
    return chat;
  }

  private boolean isThere(Population kept) {
    ConfabHttp writer = http.as(mint.user(kept.writers().getFirst()));
    try {
      writer.chat(kept.chats().getFirst());
      return true;
    } catch (ConfabException e) {
      if (e.status() == 404) {
        return false;
      }
      throw e;
    }
  }
}
