package dev.confab.processors.store;

import dev.confab.schemas.chat.Permission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Permissions as a number with one bit for each. Bits are for ever; the order of an enum is not.
 */
final class PermissionBits {
  private PermissionBits() {}

  static long of(Collection<Permission> permissions) {
    long bits = 0;
    for (Permission permission : permissions) {
      bits |= bit(permission);
    }
    return bits;
  }

  static Set<Permission> read(long bits) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (Permission permission : Permission.values()) {
      if ((bits & bit(permission)) != 0) {
        permissions.add(permission);
      }
    }
    return permissions;
  }

  private static long bit(Permission permission) {
    return switch (permission) {
      case UNKNOWN -> 0;
      case SEND_MESSAGES -> 1;
      case ADD_MEMBERS -> 1 << 1;
      case REMOVE_MEMBERS -> 1 << 2;
      case EDIT_INFO -> 1 << 3;
      case PIN_MESSAGES -> 1 << 4;
      case DELETE_MESSAGES -> 1 << 5;
      case MENTION_ALL -> 1 << 6;
    };
  }
}
