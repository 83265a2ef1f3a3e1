package io.github.workaccount.enrollment.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.h2.api.Trigger;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every row that is written in an H2 database, in any table, by whomever: what looking at the whole
 * database before and after would tell, at the cost of one small query. It stands in the database
 * itself, so that it knows what was committed and forgets what was rolled back; and it can undo.
 *
 * <p>A row that is written as it was counts as not written.
 */
public final class Journal implements AutoCloseable {

  private static final String TABLE = "access_journal";
  private static final String PREFIX = "access_journal_of_";

  private final JdbcTemplate jdbc;
  private final Map<String, Table> tables = new TreeMap<>();

  private Journal(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Begins to record. */
  public static Journal open(JdbcTemplate jdbc) {
    Journal journal = new Journal(jdbc);
    jdbc.queryForList(
            "select table_name from information_schema.tables"
                + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'",
            String.class)
        .forEach(name -> journal.tables.put(name, Table.read(jdbc, name)));
    jdbc.execute(
        "create table %s (id bigint generated always as identity primary key,".formatted(TABLE)
            + " name varchar(64), writer varchar(64), row_before varbinary, row_after varbinary)");
    journal.tables.keySet().forEach(journal::watch);
    return journal;
  }

  private void watch(String table) {
    jdbc.execute(
        "create trigger %s%s after insert, update, delete on %s for each row call \"%s\""
            .formatted(PREFIX, table, table, Recorder.class.getName()));
  }

  /** What was written since it was last asked. */
  public List<Write> read() {
    List<Write> writes =
        jdbc.query(
            "select name, writer, row_before, row_after from %s order by id".formatted(TABLE),
            (row, number) ->
                new Write(
                    tables.get(row.getString(1)),
                    row.getString(2),
                    values(row.getBytes(3)),
                    values(row.getBytes(4))));
    forget();
    return writes;
  }

  /** Makes the database what it was before some writes. */
  public void undo(List<Write> writes) {
    List<Write> backwards = new ArrayList<>(writes);
    Collections.reverse(backwards);
    backwards.forEach(write -> write.table().undo(jdbc, write));
    forget();
  }

  private void forget() {
    jdbc.update("delete from " + TABLE);
  }

  @Override
  public void close() {
    tables.keySet().forEach(table -> jdbc.execute("drop trigger " + PREFIX + table));
    jdbc.execute("drop table " + TABLE);
  }

  private static Object[] values(byte[] row) {
    if (row == null) {
      return null;
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(row))) {
      return (Object[]) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("The journal cannot be read", e);
    }
  }

  /**
   * A row that was written.
   *
   * @param table where
   * @param writer the name of the thread
   * @param before what it was; null when there was none
   * @param after what it is; null when there is none
   */
  public record Write(Table table, String writer, Object[] before, Object[] after) {

    /** The table's name in small letters. */
    public String where() {
      return table.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
      String kind = before == null ? "+" : after == null ? "-" : "~";
      return kind + " " + where() + " " + table.difference(before, after);
    }
  }

  /**
   * A table of the database.
   *
   * @param name its name
   * @param columns its columns
   * @param key the places of the columns that identify a row
   */
  public record Table(String name, List<String> columns, List<Integer> key) {

    static Table read(JdbcTemplate jdbc, String name) {
      List<String> columns =
          jdbc.queryForList(
              "select column_name from information_schema.columns"
                  + " where table_schema = 'PUBLIC' and table_name = ? order by ordinal_position",
              String.class,
              name);
      List<String> key =
          jdbc.queryForList(
              "select u.column_name from information_schema.table_constraints c"
                  + " join information_schema.key_column_usage u"
                  + " on u.constraint_name = c.constraint_name"
                  + " where c.constraint_type = 'PRIMARY KEY' and c.table_name = ?",
              String.class,
              name);
      return new Table(
          name, columns, (key.isEmpty() ? columns : key).stream().map(columns::indexOf).toList());
    }

    private void undo(JdbcTemplate jdbc, Write write) {
      if (write.before() == null) {
        jdbc.update("delete from %s where %s".formatted(name, where()), key(write.after()));
      } else if (write.after() == null) {
        jdbc.update(
            "insert into %s (%s) values (%s)"
                .formatted(
                    name,
                    list("\"%s\"", ", "),
                    String.join(", ", Collections.nCopies(columns.size(), "?"))),
            write.before());
      } else {
        List<Object> values = new ArrayList<>(Arrays.asList(write.before()));
        values.addAll(Arrays.asList(key(write.after())));
        jdbc.update(
            "update %s set %s where %s".formatted(name, list("\"%s\" = ?", ", "), where()),
            values.toArray());
      }
    }

    private String list(String format, String separator) {
      return columns.stream().map(format::formatted).collect(Collectors.joining(separator));
    }

    private String where() {
      return key.stream()
          .map(place -> "\"%s\" is not distinct from ?".formatted(columns.get(place)))
          .collect(Collectors.joining(" and "));
    }

    private Object[] key(Object[] row) {
      return key.stream().map(place -> row[place]).toArray();
    }

    private String difference(Object[] before, Object[] after) {
      Map<String, String> different = new TreeMap<>();
      for (int place = 0; place < columns.size(); place++) {
        Object old = before == null ? null : before[place];
        Object now = after == null ? null : after[place];
        if (!Objects.deepEquals(old, now)) {
          different.put(columns.get(place), text(old) + ">" + text(now));
        }
      }
      return different.toString();
    }

    private static String text(Object value) {
      String text = value == null ? "" : value.toString();
      return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
  }

  /** What H2 calls for each row, on the connection that writes it. */
  public static final class Recorder implements Trigger {

    private String table;

    @Override
    public void init(
        Connection connection,
        String schema,
        String trigger,
        String name,
        boolean before,
        int type) {
      table = name;
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
      Object[] old = readable(before);
      Object[] now = readable(after);
      if (Arrays.deepEquals(old, now)) {
        return;
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into "
                  + TABLE
                  + " (name, writer, row_before, row_after) values (?, ?, ?, ?)")) {
        insert.setString(1, table);
        insert.setString(2, Thread.currentThread().getName());
        insert.setBytes(3, bytes(old));
        insert.setBytes(4, bytes(now));
        insert.executeUpdate();
      }
    }

    /** Large values are read now: with the row, they are gone. */
    private static Object[] readable(Object[] row) throws SQLException {
      if (row == null) {
        return null;
      }
      Object[] values = row.clone();
      for (int place = 0; place < values.length; place++) {
        if (values[place] instanceof Clob text) {
          values[place] = text.getSubString(1, (int) text.length());
        } else if (values[place] instanceof Blob bytes) {
          values[place] = bytes.getBytes(1, (int) bytes.length());
        }
      }
      return values;
    }

    private static byte[] bytes(Object[] row) {
      if (row == null) {
        return null;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }
}
