package io.github.workaccount.enrollment.process.briefing;

import java.time.Instant;
import java.util.function.Function;

/**
 * The task whose form somebody opens.
 *
 * @param since since when it is there: whatever led to it, a look among the rest, was in the same
 *     step of the process
 * @param reader the id of who opens it; null where the engine itself reads it
 * @param variables the process variables, by name: for display only
 */
public record OpenTask(Instant since, String reader, Function<String, Object> variables) {}
