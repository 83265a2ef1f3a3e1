package io.github.workaccount.enrollment.application.enrollment;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The record of what was seen, decided and done; entries are added, never changed. */
public interface Evidence {

  /** The actor of what the product does by itself. */
  String SYSTEM = "system";

  /**
   * Adds an entry in the current transaction: it stands or falls with what it tells of.
   *
   * @param enrollment whose evidence
   * @param kind what kind of thing happened
   * @param actor the user's id, or {@link #SYSTEM}
   * @param data what happened; strings, numbers, booleans, lists and maps, nothing secret
   */
  void add(EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data);

  /**
   * Adds an entry in a transaction of its own: it stays even when what follows fails.
   *
   * @see #add
   */
  void addNow(EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data);

  /**
   * All entries of an enrollment, oldest first.
   *
   * @param enrollment whose evidence
   */
  List<Entry> of(EnrollmentId enrollment);

  /**
   * One entry.
   *
   * @param number its place in the enrollment's evidence, from 1
   * @param at when
   * @param kind the key of the kind of thing that happened; a newer release may have written others
   * @param actor the user's id, or {@link #SYSTEM}
   * @param data what happened
   */
  record Entry(long number, Instant at, String kind, String actor, Map<String, Object> data) {

    /** Whether it is of a kind. */
    public boolean is(EvidenceKind wanted) {
      return wanted.key().equals(kind);
    }
  }
}
