package io.github.workaccount.enrollment.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Windows has no such permissions. */
@DisabledOnOs(OS.WINDOWS)
class PrivateFilesIT {

  @TempDir private Path folder;
  private Path data;
  private PrivateFiles files;

  @BeforeEach
  void inAFolder() {
    data = folder.resolve("data");
    files = new PrivateFiles(data);
  }

  @Test
  void aNewDatabaseIsReadableByItsOwnerAlone() throws Exception {
    String url = "jdbc:h2:file:" + data.resolve("enrollment") + ";WRITE_DELAY=0";

    files.prepare(url);
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create table kept (id int)");
    }

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("enrollment.mv.db"))).isEqualTo("rw-------");
    assertThat(data.resolve("enrollment.mv.db")).isNotEmptyFile();
  }

  @Test
  void whatAnEarlierReleaseLeftOpenIsTightened() throws IOException {
    Path inside = Files.createDirectories(data.resolve("sandbox"));
    Path state = Files.writeString(inside.resolve("cloud.mv"), "state");
    open(inside, "rwxr-xr-x");
    open(state, "rw-r--r--");

    files.prepare("jdbc:postgresql://localhost/enrollment");

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(inside)).isEqualTo("rwx------");
    assertThat(permissions(state)).isEqualTo("rw-------");
  }

  @Test
  void aDatabaseElsewhereIsTightenedAndItsFolderLeftAlone() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path other = Files.writeString(elsewhere.resolve("other"), "not the product's");
    Path database = Files.createFile(elsewhere.resolve("enrollment.mv.db"));
    open(elsewhere, "rwxr-xr-x");
    open(other, "rw-r--r--");
    open(database, "rw-r--r--");

    files.prepare("jdbc:h2:" + elsewhere.resolve("enrollment"));

    assertThat(permissions(database)).isEqualTo("rw-------");
    assertThat(permissions(other)).isEqualTo("rw-r--r--");
    assertThat(permissions(elsewhere)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void aFolderThatIsALinkIsTightenedWhereItLeads() throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Path state = Files.writeString(disk.resolve("cloud.mv"), "state");
    open(disk, "rwxr-xr-x");
    open(state, "rw-r--r--");
    Files.createSymbolicLink(data, disk);

    files.prepare("jdbc:h2:mem:nothing");

    assertThat(permissions(disk)).isEqualTo("rwx------");
    assertThat(permissions(state)).isEqualTo("rw-------");
  }

  @Test
  void whatItsOwnerMayStays() throws IOException {
    Files.createDirectories(data);
    Path script = Files.writeString(data.resolve("backup"), "the owner's");
    open(script, "rwxr-xr-x");

    files.prepare("jdbc:h2:mem:nothing");

    assertThat(permissions(script)).isEqualTo("rwx------");
  }

  @Test
  void aLinkBelowIsNotFollowed() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "not the product's");
    open(outside, "rw-r--r--");
    Files.createDirectories(data);
    Files.createSymbolicLink(data.resolve("link"), outside);

    files.prepare("jdbc:h2:mem:nothing");

    assertThat(permissions(outside)).isEqualTo("rw-r--r--");
  }

  @Test
  void nothingIsMadeForADatabaseInMemory() {
    files.prepare("jdbc:h2:mem:nothing;DB_CLOSE_DELAY=-1");

    assertThat(folder).isEmptyDirectory();
  }

  private static void open(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
