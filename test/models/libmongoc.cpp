// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem /usr/include/libmongoc-1.0 -isystem /usr/include/libbson-1.0 %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem /usr/include/libmongoc-1.0 -isystem /usr/include/libbson-1.0 \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of libmongoc, on the real header.

#include <mongoc.h>

void queries(mongoc_collection_t *Collection, mongoc_database_t *Database, const bson_t *Document, bson_t *Reply,
             bson_error_t *Error) {
  mongoc_collection_insert_one(Collection, Document, nullptr, Reply, Error);
  mongoc_collection_update_many(Collection, Document, Document, nullptr, Reply, Error);
  mongoc_collection_count_documents(Collection, Document, nullptr, nullptr, Reply, Error);
  mongoc_database_command_simple(Database, Document, nullptr, Reply, Error);
  // The server is asked by the cursor's first step.
  mongoc_collection_find_with_opts(Collection, Document, nullptr, nullptr);
  mongoc_collection_aggregate(Collection, MONGOC_QUERY_NONE, Document, nullptr, nullptr);
  mongoc_collection_get_name(Collection);
  mongoc_database_get_collection(Database, "name");
}
// CHECK: {{^}}[[@LINE-12]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-11]]: call 'mongoc_collection_insert_one': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'mongoc_collection_update_many': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'mongoc_collection_count_documents': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'mongoc_database_command_simple': blocking=database operation=query-database

void cursors(mongoc_cursor_t *Cursor, const bson_t **Document, bson_error_t *Error, mongoc_change_stream_t *Stream) {
  mongoc_cursor_next(Cursor, Document);
  mongoc_change_stream_next(Stream, Document);
  mongoc_cursor_error(Cursor, Error);
  mongoc_cursor_current(Cursor);
}
// CHECK: {{^}}[[@LINE-6]]: function 'cursors': plain
// CHECK: {{^}}[[@LINE-6]]: call 'mongoc_cursor_next': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-6]]: call 'mongoc_change_stream_next': blocking=database operation=query-database

void bulks(mongoc_bulk_operation_t *Bulk, const bson_t *Document, bson_t *Reply, bson_error_t *Error) {
  mongoc_bulk_operation_execute(Bulk, Reply, Error);
  mongoc_bulk_operation_insert(Bulk, Document);
  mongoc_bulk_operation_set_hint(Bulk, 1);
}
// CHECK: {{^}}[[@LINE-5]]: function 'bulks': plain
// CHECK: {{^}}[[@LINE-5]]: call 'mongoc_bulk_operation_execute': blocking=database operation=query-database

void clients(mongoc_client_pool_t *Pool, mongoc_client_t *Client) {
  mongoc_client_pool_pop(Pool);
  mongoc_client_pool_try_pop(Pool);
  mongoc_client_pool_push(Pool, Client);
  mongoc_client_new("mongodb://localhost");
  mongoc_client_get_database(Client, "name");
}
// CHECK: {{^}}[[@LINE-7]]: function 'clients': plain
// CHECK: {{^}}[[@LINE-7]]: call 'mongoc_client_pool_pop': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-5]]: call 'mongoc_client_new': opens-handle
// CHECK: {{^}}[[@LINE-5]]: call 'mongoc_client_get_database': opens-handle
