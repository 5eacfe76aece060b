package dev.confab.gateway.session;

import dev.confab.gateway.me.Me;
import dev.confab.gateway.presence.LiveUsers;
import dev.confab.gateway.presence.Watches;
import dev.confab.gateway.room.Attacher;
import dev.confab.gateway.room.Rooms;
import dev.confab.gateway.signal.Entrances;
import dev.confab.gateway.signal.Typings;
import dev.confab.platform.token.TokenVerifier;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What all sessions share.
 *
 * @param bumps how far chats have come whose events a session does not get
 * @param me what becomes of users' own state
 * @param users who is connected, for others to know
 * @param watches who would like to know of whom
 * @param typings who is writing
 * @param entrances which log-ins are connected here, for other nodes to know
 * @param executor runs what blocks, on virtual threads
 */
public record Services(
    TokenVerifier tokens,
    InstantSource clock,
    Rooms rooms,
    Attacher attacher,
    Wishes wishes,
    Marks marks,
    Fills fills,
    Bumps bumps,
    Me me,
    LiveUsers users,
    Watches watches,
    Typings typings,
    Entrances entrances,
    Executor executor) {}
