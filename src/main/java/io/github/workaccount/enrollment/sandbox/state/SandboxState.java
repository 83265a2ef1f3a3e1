package io.github.workaccount.enrollment.sandbox.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * All that the stand-in remembers. A change is one atomic step over all tables and has reached the
 * file before {@link #write} returns: an answer is only ever sent for what a killed process still
 * knows after its restart.
 */
public final class SandboxState implements AutoCloseable {

  /** The folder name that means: nothing is written to disk. */
  public static final String IN_MEMORY = "memory";

  private static final String FILE_NAME = "cloud.mv";

  /** Upper bound of the clean-up of the file at an orderly end, in milliseconds. */
  private static final int COMPACTION_MILLIS = 200;

  /** What must fit on the disk beside the file, in bytes. */
  private static final int ROOM = 1024 * 1024;

  private final String folder;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private MVStore store;
  private EntraDirectory directory;
  private boolean ended;

  private SandboxState(String folder) {
    this.folder = folder;
    open();
  }

  private void open() {
    store = openStore(folder);
    directory = new EntraDirectory(store, mapper());
  }

  /**
   * Opens the state, filling it with the seed the first time.
   *
   * @param folder where to keep it, created if missing; {@value #IN_MEMORY} keeps nothing on disk
   * @throws UnusableState if another process has it open or it can't be read or written; the
   *     message says what to do
   */
  public static SandboxState open(String folder) {
    SandboxState state = new SandboxState(folder);
    try {
      state.requireWritable();
      state.change(SandboxState::plantFirst);
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
    return state;
  }

  private static void plantFirst(EntraDirectory directory) {
    if (directory.tenants().all().isEmpty()) {
      Seed.plant(directory);
    }
  }

  /** Runs a look-up; many run at a time. */
  public <T> T read(Function<EntraDirectory, T> look) {
    openAgain();
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
  public <T> T write(Function<EntraDirectory, T> change) {
    openAgain();
    lock.writeLock().lock();
    try {
      T result = change.apply(directory);
      if (store.hasUnsavedChanges()) {
        store.commit();
      }
      return result;
    } catch (RuntimeException e) {
      if (!store.isClosed()) {
        store.rollback();
      }
      throw e;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** As {@link #write}, for a change without a result. */
  public void change(Consumer<EntraDirectory> change) {
    write(
        directory -> {
          change.accept(directory);
          return null;
        });
  }

  /** A file that could not be written is closed by the library; what was stored is still there. */
  private void openAgain() {
    if (!isClosed()) {
      return;
    }
    lock.writeLock().lock();
    try {
      if (store.isClosed() && !ended) {
        open();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Closes the file as the library does after a failed write; for tests. */
  void loseFile() {
    store.closeImmediately();
  }

  private boolean isClosed() {
    lock.readLock().lock();
    try {
      return store.isClosed();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Makes sure that a change could be kept.
   *
   * @throws UnusableState when it could not; the message says why
   */
  public void requireWritable() {
    openAgain();
    if (IN_MEMORY.equals(folder)) {
      return;
    }
    Path file = Path.of(folder).resolve(FILE_NAME).toAbsolutePath().normalize();
    if (store.getFileStore().isReadOnly()) {
      throw new UnusableState(
          "The sandbox's state in %s is read-only. Make it writable for the user who runs the product."
              .formatted(file),
          null);
    }
    Path probe = file.resolveSibling(FILE_NAME + ".room");
    try {
      try {
        Files.write(probe, new byte[ROOM]);
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException e) {
      throw new UnusableState(
          "The sandbox's state in %s can't be written: %s. Free room on its disk, or make it writable."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      ended = true;
      store.close(COMPACTION_MILLIS);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** JSON as this package reads and writes it. */
  public static ObjectMapper mapper() {
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
    Path file = prepare(Path.of(folder)).resolve(FILE_NAME).toAbsolutePath().normalize();
    try {
      MVStore store = builder.fileName(file.toString()).open();
      keepPrivate(file);
      return store;
    } catch (MVStoreException e) {
      throw new UnusableState(
          switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "The sandbox's state in %s is open in another process. Stop the other instance that runs in this folder, or set enrollment.sandbox.directory to another folder."
                    .formatted(file);
            case DataUtils.ERROR_FILE_CORRUPT ->
                "The sandbox's state in %s is damaged. Delete the file to start afresh."
                    .formatted(file);
            default ->
                "The sandbox's state in %s can't be opened: %s. Make it readable and writable for the user who runs the product."
                    .formatted(file, e.getMessage());
          },
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
      throw new UnusableState(
          "The sandbox's folder %s can't be made: the user who runs the product may not write there, or something else is in the way (%s)."
              .formatted(folder.toAbsolutePath().normalize(), e),
          e);
    }
  }

  private static void keepPrivate(Path file) {
    try {
      if (isPosix(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new UnusableState(
          "The sandbox's file %s can't be kept from others (%s). Make it writable for the user who runs the product."
              .formatted(file, e),
          e);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
