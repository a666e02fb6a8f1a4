// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of OpenSSL, on the real headers.

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/http.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

void hashes(const char *Password, const unsigned char *Salt, unsigned char *Key, EVP_MD_CTX *Context) {
  PKCS5_PBKDF2_HMAC(Password, -1, Salt, 16, 600000, EVP_sha256(), 32, Key);
  EVP_PBE_scrypt(Password, 8, Salt, 16, 1024, 8, 1, 0, Key, 32);
  // Fast on purpose.
  EVP_DigestUpdate(Context, Salt, 16);
  EVP_Digest(Salt, 16, Key, nullptr, EVP_sha256(), nullptr);
}
// CHECK: {{^}}[[@LINE-7]]: function 'hashes': plain
// CHECK: {{^}}[[@LINE-7]]: call 'PKCS5_PBKDF2_HMAC': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-7]]: call 'EVP_PBE_scrypt': blocking=cpu operation=hash-password

void requests(BIO_ADDRINFO **Found) {
  OSSL_HTTP_get("http://localhost", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, 0, nullptr, nullptr, 0, 0, 0);
  BIO_lookup("localhost", "80", BIO_LOOKUP_CLIENT, AF_INET, SOCK_STREAM, Found);
  OSSL_HTTP_parse_url("http://localhost", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr);
  BIO_ADDRINFO_address(*Found);
}
// CHECK: {{^}}[[@LINE-6]]: function 'requests': plain
// CHECK: {{^}}[[@LINE-6]]: call 'OSSL_HTTP_get': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-6]]: call 'BIO_lookup': blocking=network operation=resolve-name

void connects(int Socket, const BIO_ADDR *Peer, BIO *Stream) {
  BIO_connect(Socket, Peer, 0);
  BIO_socket_wait(Socket, 1, 100);
  BIO_wait(Stream, 0, 10);
  BIO_socket_wait(Socket, 1, 0);
}
// CHECK: {{^}}[[@LINE-6]]: function 'connects': plain
// CHECK: {{^}}[[@LINE-6]]: call 'BIO_connect': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-6]]: call 'BIO_socket_wait': blocking=network operation=poll-descriptors
// CHECK: {{^}}[[@LINE-6]]: call 'BIO_wait': blocking=network operation=poll-descriptors

// They work on whatever the stream is, memory as a rule in asynchronous code.
void streams(SSL *Session, BIO *Stream, char *Buffer, int Socket, const BIO_ADDR *Peer) {
  BIO_connect(Socket, Peer, BIO_SOCK_NONBLOCK);
  SSL_do_handshake(Session);
  SSL_read(Session, Buffer, 10);
  BIO_read(Stream, Buffer, 10);
}
// CHECK: {{^}}[[@LINE-6]]: function 'streams': plain
