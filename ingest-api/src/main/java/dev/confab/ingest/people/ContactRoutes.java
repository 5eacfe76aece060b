package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Paging;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.RemoveContact;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/users/{id}/contacts}: whom people know. */
final class ContactRoutes implements HttpModule {
  private static final int MAX_ALIAS_CHARS = 64;

  private final Authentication authentication;
  private final Views views;
  private final People people;
  private final UserChanges changes;

  /** A contact; without names if the account cannot be found any more. */
  record Item(
      UUID userId,
      @Nullable String alias,
      @Nullable Instant addedAt,
      @Nullable String username,
      @Nullable String displayName) {
    static Item of(
        UUID userId, @Nullable String alias, @Nullable Instant addedAt, @Nullable Account account) {
      return new Item(
          userId,
          alias,
          addedAt,
          account == null ? null : account.username(),
          account == null ? null : account.displayName());
    }
  }

  /** A page of contacts. */
  record Page(List<Item> contacts, @Nullable String next) {}

  ContactRoutes(Authentication authentication, Views views, People people, UserChanges changes) {
    this.authentication = authentication;
    this.views = views;
    this.people = people;
    this.changes = changes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/users/{id}/contacts", authentication.user(this::list));
    config.routes.post("/api/users/contacts", authentication.user(this::add));
    config.routes.delete("/api/users/{id}/contacts/{contactId}", authentication.user(this::remove));
  }

  private void list(Context ctx, Principal principal) {
    Self.require(ctx, principal);
    UUID userId = principal.userId();
    Paging paging = Paging.of(ctx);
    List<Contact> found =
        views.contacts(
            userId, paging.after(), paging.limit() + 1, changes.version(ctx, principal, userId));
    List<Contact> page = paging.page(found);
    Map<UUID, Account> accounts = people.byId(page.stream().map(Contact::userId).toList());
    ctx.json(
        new Page(
            page.stream()
                .map(c -> Item.of(c.userId(), c.alias(), c.addedAt(), accounts.get(c.userId())))
                .toList(),
            paging.next(found, Contact::userId)));
  }

  private void add(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    UUID contactId = body.id("userId");
    if (contactId.equals(principal.userId())) {
      throw body.wrong("userId", "must be somebody else's");
    }
    String alias = body.textOrNull("alias", 1, MAX_ALIAS_CHARS);
    if (alias != null && alias.isBlank()) {
      throw body.wrong("alias", "must not be blank");
    }
    Account account = people.require(contactId);
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            at ->
                new AddContact(
                    principal.userId(),
                    contactId,
                    alias == null ? null : new ContactAlias(alias),
                    null,
                    at));
    ctx.status(accepted.repeated() ? 200 : 201).json(Item.of(contactId, alias, null, account));
  }

  private void remove(Context ctx, Principal principal) {
    Self.require(ctx, principal);
    UUID contactId = Parameters.pathId(ctx, "contactId");
    changes.send(ctx, principal, at -> new RemoveContact(principal.userId(), contactId, at));
    ctx.status(204);
  }
}
