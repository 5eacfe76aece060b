package dev.confab.schemas;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random values of any record type of the contracts; the same seed gives the same values. */
public final class RandomRecords {
  private static final int LONGEST_TEXT = 40;

  /** Beyond these years Java's and Avro's times part. */
  private static final long LATEST_MS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private final Random random;

  public RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  /** A value of a record type; fields that may be null are so in one of three. */
  public Object next(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i].getAnnotatedType());
    }
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    return constructor.newInstance(values);
  }

  private @Nullable Object component(AnnotatedType type) throws ReflectiveOperationException {
    if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
      return null;
    }
    if (type instanceof AnnotatedParameterizedType list) {
      return list(list.getAnnotatedActualTypeArguments()[0]);
    }
    return value((Class<?>) type.getType());
  }

  private List<Object> list(AnnotatedType element) throws ReflectiveOperationException {
    Object[] elements = new Object[random.nextInt(4)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = value((Class<?>) element.getType());
    }
    return List.of(elements);
  }

  private Object value(Class<?> type) throws ReflectiveOperationException {
    if (type == UUID.class) {
      return new UUID(random.nextLong(), random.nextLong());
    } else if (type == long.class || type == Long.class) {
      // All lengths of Avro's variable-length numbers.
      return random.nextLong() >> random.nextInt(64);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == String.class) {
      return text();
    } else if (type == Instant.class) {
      return Instant.ofEpochMilli(random.nextLong(-LATEST_MS, LATEST_MS));
    } else if (type == Bytes.class) {
      byte[] bytes = new byte[random.nextInt(20)];
      random.nextBytes(bytes);
      return Bytes.copyOf(bytes);
    } else if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    } else if (type.isRecord()) {
      return next(type);
    }
    throw new IllegalArgumentException("no random values of " + type);
  }

  /** From all planes of Unicode, without lone surrogates: those have no UTF-8. */
  private String text() {
    return IntStream.generate(() -> random.nextInt(Character.MAX_CODE_POINT + 1))
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .limit(random.nextInt(LONGEST_TEXT))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
