package dev.confab.gateway.presence;

import dev.confab.platform.query.Presence;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.platform.query.PresenceViews;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.UserUnblocked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who watches whom on this node. A change only marks a user; once a second all marked users are
 * asked for together, with those who watch them, so that every answer obeys the privacy of that
 * moment. So a user who flickers costs one question and one frame a second, and one whom nobody
 * watches nothing.
 */
public final class Watches {
  /** Users of one question: the bound of the query API. */
  static final int MOST_USERS = 256;

  private static final Logger log = LoggerFactory.getLogger(Watches.class);

  private final PresenceViews views;
  private final ConcurrentMap<UUID, Set<Watcher>> watchers = new ConcurrentHashMap<>();

  /** Users who have changed, and what an answer must have. */
  private final ConcurrentMap<UUID, Wanted> changed = new ConcurrentHashMap<>();

  /**
   * What an answer must have.
   *
   * @param presence version of the presence; 0: any
   * @param user number of the user's change of who may see it; 0: any
   */
  private record Wanted(long presence, long user) {
    static final Wanted ANY = new Wanted(0, 0);

    Wanted and(Wanted other) {
      return new Wanted(Math.max(presence, other.presence), Math.max(user, other.user));
    }
  }

  /** Nobody watches anybody yet. */
  public Watches(PresenceViews views) {
    this.views = views;
  }

  /** From now on a client is told of changes of these users, and of no others. */
  public void watch(Watcher watcher, Set<UUID> users) {
    Set<UUID> before = watcher.replace(users);
    users.stream().filter(user -> !before.contains(user)).forEach(user -> add(user, watcher));
    before.stream().filter(user -> !users.contains(user)).forEach(user -> remove(user, watcher));
  }

  /** A client is gone. */
  public void leave(Watcher watcher) {
    watch(watcher, Set.of());
  }

  /**
   * Tells a client how much the users that it watches are there now; blocks while a view is asked.
   *
   * @param id of its request
   * @throws ViewUnavailableException if the views do not answer
   */
  public void answer(Watcher watcher, String id, Set<UUID> users) {
    List<UUID> viewer = List.of(watcher.viewer());
    List<PresenceQuery> queries =
        users.stream().map(user -> new PresenceQuery(user, viewer, 0)).toList();
    watcher.answer(id, queries.isEmpty() ? List.of() : views.presences(queries));
  }

  /** Is anybody here interested in a user? */
  public boolean isWatched(UUID userId) {
    return watchers.containsKey(userId);
  }

  /**
   * An event of a user: if others may see more or less of them now, their watchers are asked for
   * anew, at or after it.
   */
  public void take(UserEvent event) {
    boolean ofSight =
        event instanceof PeopleEvent change
            && switch (change) {
              case PrivacyChanged _,
                  UserBlocked _,
                  UserUnblocked _,
                  ContactAdded _,
                  ContactRemoved _ ->
                  true;
              case ProfileChanged _, SettingsChanged _ -> false;
            };
    if (ofSight) {
      changed(event.userId(), new Wanted(0, event.version()));
    }
  }

  /** A user has changed. */
  void changed(UUID userId, long version) {
    changed(userId, new Wanted(version, 0));
  }

  private void changed(UUID userId, Wanted wanted) {
    if (isWatched(userId)) {
      changed.merge(userId, wanted, Wanted::and);
    }
  }

  /** Tells the watchers of all who have changed since the last round. */
  void round() {
    Map<UUID, Wanted> wanted = takeChanged();
    Set<Watcher> told = new HashSet<>();
    List<PresenceQuery> call = new ArrayList<>();
    for (UUID userId : wanted.keySet()) {
      long minVersion = wanted.getOrDefault(userId, Wanted.ANY).user();
      for (List<UUID> viewers : viewersOf(userId)) {
        if (call.size() == MOST_USERS || isAsked(call, userId)) {
          ask(call, wanted, told);
          call.clear();
        }
        call.add(new PresenceQuery(userId, viewers, minVersion));
      }
    }
    if (!call.isEmpty()) {
      ask(call, wanted, told);
    }
    told.forEach(Watcher::tell);
  }

  private Map<UUID, Wanted> takeChanged() {
    Map<UUID, Wanted> taken = new LinkedHashMap<>();
    for (UUID userId : List.copyOf(changed.keySet())) {
      Wanted wanted = changed.remove(userId);
      if (wanted != null) {
        taken.put(userId, wanted);
      }
    }
    return taken;
  }

  /** One call names a user once; the parts of a crowd of viewers follow each other. */
  private static boolean isAsked(List<PresenceQuery> call, UUID userId) {
    return !call.isEmpty() && call.getLast().userId().equals(userId);
  }

  private void ask(List<PresenceQuery> call, Map<UUID, Wanted> wanted, Set<Watcher> told) {
    List<Presence> answers;
    try {
      answers = views.presences(List.copyOf(call));
    } catch (ViewUnavailableException e) {
      log.atWarn().setCause(e).log("presence is asked for again");
      wanted.forEach(this::changed);
      return;
    }
    Map<UUID, List<UUID>> asked =
        call.stream().collect(Collectors.toMap(PresenceQuery::userId, PresenceQuery::viewers));
    for (Presence answer : answers) {
      UUID userId = answer.userId();
      Wanted must = wanted.getOrDefault(userId, Wanted.ANY);
      if (answer.version() < must.presence()) {
        changed(userId, must); // the view is behind the log
      } else {
        give(answer, Set.copyOf(asked.getOrDefault(userId, List.of())), told);
      }
    }
  }

  /** Who has begun to watch meanwhile has an answer of their own. */
  private void give(Presence answer, Set<UUID> viewers, Set<Watcher> told) {
    for (Watcher watcher : watchers.getOrDefault(answer.userId(), Set.of())) {
      if (viewers.contains(watcher.viewer())) {
        watcher.take(answer);
        told.add(watcher);
      }
    }
  }

  /** Who would like to know, in parts that one question may have. */
  private List<List<UUID>> viewersOf(UUID userId) {
    List<UUID> viewers =
        watchers.getOrDefault(userId, Set.of()).stream().map(Watcher::viewer).distinct().toList();
    List<List<UUID>> parts = new ArrayList<>();
    for (int from = 0; from < viewers.size(); from += PresenceQuery.MAX_VIEWERS) {
      parts.add(viewers.subList(from, Math.min(viewers.size(), from + PresenceQuery.MAX_VIEWERS)));
    }
    return parts;
  }

  private void add(UUID userId, Watcher watcher) {
    watchers.compute(
        userId,
        (_, others) -> {
          Set<Watcher> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(watcher);
          return all;
        });
  }

  private void remove(UUID userId, Watcher watcher) {
    watchers.computeIfPresent(
        userId,
        (_, all) -> {
          all.remove(watcher);
          return all.isEmpty() ? null : all;
        });
  }
}
