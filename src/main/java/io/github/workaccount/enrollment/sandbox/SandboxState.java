package io.github.workaccount.enrollment.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * All that the stand-in remembers. A change is one atomic step over all tables and has reached the
 * file before {@link #write} returns: an answer is only ever sent for what a killed process still
 * knows after its restart.
 */
final class SandboxState implements AutoCloseable {

  /** The folder name that means: nothing is written to disk. */
  static final String IN_MEMORY = "memory";

  private static final String FILE_NAME = "cloud.mv";

  /** Upper bound of the clean-up of the file at an orderly end, in milliseconds. */
  private static final int COMPACTION_MILLIS = 200;

  private final MVStore store;
  private final Directory directory;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private SandboxState(MVStore store) {
    this.store = store;
    this.directory = new Directory(store, mapper());
  }

  /**
   * Opens the state, filling it with the seed the first time.
   *
   * @param folder where to keep it, created if missing; {@value #IN_MEMORY} keeps nothing on disk
   * @throws IllegalStateException if another process has it open or it can't be read; the message
   *     says what to do
   */
  static SandboxState open(String folder) {
    SandboxState state = new SandboxState(openStore(folder));
    try {
      state.change(SandboxState::plantFirst);
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
    return state;
  }

  private static void plantFirst(Directory directory) {
    if (directory.tenants().all().isEmpty()) {
      Seed.plant(directory);
    }
  }

  /** Runs a look-up; many run at a time. */
  <T> T read(Function<Directory, T> look) {
    lock.readLock().lock();
    try {
      return look.apply(directory);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Runs a change alone and stores it; a change that throws leaves no trace. Must not be called
   * inside another change or look-up.
   */
  <T> T write(Function<Directory, T> change) {
    lock.writeLock().lock();
    try {
      T result = change.apply(directory);
      if (store.hasUnsavedChanges()) {
        store.commit();
      }
      return result;
    } catch (RuntimeException e) {
      store.rollback();
      throw e;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** As {@link #write}, for a change without a result. */
  void change(Consumer<Directory> change) {
    write(
        directory -> {
          change.accept(directory);
          return null;
        });
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      store.close(COMPACTION_MILLIS);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** JSON as this package reads and writes it. */
  static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private static MVStore openStore(String folder) {
    MVStore.Builder builder = new MVStore.Builder().autoCommitDisabled();
    if (IN_MEMORY.equals(folder)) {
      return builder.open();
    }
    Path file = prepare(Path.of(folder)).resolve(FILE_NAME);
    try {
      MVStore store = builder.fileName(file.toString()).open();
      keepPrivate(file);
      return store;
    } catch (MVStoreException e) {
      throw new IllegalStateException(
          "The sandbox's state in "
              + file.toAbsolutePath()
              + " can't be opened. If another instance runs in this folder, stop it or set"
              + " enrollment.sandbox.directory to another folder (or to \"memory\"); if the file is"
              + " damaged, delete it to start afresh.",
          e);
    }
  }

  /** The file holds a signing key and a client secret, if only pretended ones. */
  private static Path prepare(Path folder) {
    try {
      if (isPosix(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The sandbox's folder " + folder.toAbsolutePath() + " can't be created", e);
    }
  }

  private static void keepPrivate(Path file) {
    try {
      if (isPosix(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The sandbox's file " + file.toAbsolutePath() + " can't be kept from others", e);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
