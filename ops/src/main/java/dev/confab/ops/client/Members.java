package dev.confab.ops.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of members. */
public record Members(List<Member> members, @Nullable String next) {}
