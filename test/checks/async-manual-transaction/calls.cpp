// RUN: %check_tidy %s async-manual-transaction %t -- -std=c++20 -I%inputs -isystem %inputs/lib/soci

// Transactions that calls begin and end.

#include "task.h"
#include <soci/soci.h>

own::task<int> fetch();

own::task<> left(soci::session &sql, int n) {
  sql.begin();
  if (n < 0)
    co_return;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the transaction that is open on 'sql' is left here: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: begun here
  sql.commit();
}
own::task<> thrown(soci::session &sql) {
  sql.begin();
  co_await fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'fetch' leaves the transaction on 'sql' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: begun here
  sql.commit();
}
own::task<> ended(soci::session &sql, int n) {
  sql.begin();
  if (n < 0) {
    sql.rollback();
    co_return;
  }
  sql.commit();
  co_await fetch();
}
own::task<> guarded(soci::session &sql) {
  soci::transaction transaction(sql);
  co_await fetch();
  transaction.commit();
}
