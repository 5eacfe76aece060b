package dev.confab.ops.bench;

import dev.confab.ops.client.Account;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.client.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the people and chats of a run. With the key of the data folder people are imported, which
 * costs no password hashing; without it they register and log in.
 */
final class CrowdMaker {
  /** More would only wait for each other's commits. */
  private static final int AT_A_TIME = 32;

  /** Members that may be named when a chat is made, less the owner. */
  private static final int FIRST_MEMBERS = 255;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private record Person(UUID id, String username, String password, String token) {}

  private final ConfabHttp http;
  private final @Nullable TokenMint mint;
  private final String run;

  CrowdMaker(String server, @Nullable TokenMint mint, String run) {
    this.http = ConfabHttp.at(server).patient(PATIENCE);
    this.mint = mint;
    this.run = run;
  }

  Crowd make(int users, int group) {
    IntFunction<Person> newcomer = mint == null ? this::registered : imported(mint);
    List<Person> people = AtATime.of(AT_A_TIME).all(users, newcomer);
    int groups = (users + group - 1) / group;
    List<UUID> chats =
        AtATime.of(AT_A_TIME)
            .all(groups, g -> chat(g, people.subList(g * group, Math.min(users, (g + 1) * group))));
    List<Seat> seats =
        IntStream.range(0, users)
            .mapToObj(
                i -> {
                  Person person = people.get(i);
                  return new Seat(
                      person.id, person.username, person.password, person.token, i / group);
                })
            .toList();
    return new Crowd(seats, chats);
  }

  private IntFunction<Person> imported(TokenMint keys) {
    ConfabHttp importer = http.as(keys.importer(http, "bench"));
    return i -> {
      String username = run + "-" + i;
      Account account = importer.importAccount(username, username, username);
      return new Person(account.userId(), username, "", keys.user(account.userId()));
    };
  }

  private Person registered(int i) {
    String username = run + "-" + i;
    String password = "bench-" + UUID.randomUUID();
    http.register(username, username + "@bench.invalid", password);
    Tokens tokens = http.login(username, password);
    return new Person(tokens.userId(), username, password, tokens.accessToken());
  }

  private UUID chat(int number, List<Person> members) {
    ConfabHttp owner = http.as(members.getFirst().token);
    List<UUID> others = members.stream().skip(1).map(Person::id).toList();
    List<UUID> first = others.stream().limit(FIRST_MEMBERS).toList();
    String name = run + " group " + number;
    UUID chat = owner.createChat(NewChat.group(name, first), run + "-group-" + number).id();
    others.stream()
        .skip(FIRST_MEMBERS)
        .forEach(member -> owner.addMember(chat, member, run + "-member-" + member));
    return chat;
  }
}
