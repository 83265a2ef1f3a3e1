package io.github.workaccount.enrollment.testing.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/**
 * Transactions over tables in memory: one at a time, and what is given up is as it was before. What
 * is done without one is kept at once.
 */
final class Memory implements PlatformTransactionManager {

  private final List<MemoryTable<?, ?>> tables = new ArrayList<>();
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /** A new table that takes part. */
  <K, V> MemoryTable<K, V> table() {
    MemoryTable<K, V> table = new MemoryTable<>();
    tables.add(table);
    return table;
  }

  @Override
  public TransactionStatus getTransaction(TransactionDefinition definition) {
    oneAtATime.lock();
    boolean isNew = oneAtATime.getHoldCount() == 1;
    if (isNew) {
      tables.forEach(MemoryTable::begin);
    }
    return new SimpleTransactionStatus(isNew);
  }

  @Override
  public void commit(TransactionStatus status) {
    end(status, status.isRollbackOnly());
  }

  @Override
  public void rollback(TransactionStatus status) {
    end(status, true);
  }

  private void end(TransactionStatus status, boolean givenUp) {
    if (status.isNewTransaction()) {
      tables.forEach(givenUp ? MemoryTable::giveUp : MemoryTable::commit);
    } else if (givenUp) {
      throw new UnsupportedOperationException("Give up the outer transaction");
    }
    oneAtATime.unlock();
  }
}
