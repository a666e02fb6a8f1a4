// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtGui -isystem /usr/include/x86_64-linux-gnu/qt6/QtWidgets -isystem /usr/include/x86_64-linux-gnu/qt6/QtOpenGL -isystem /usr/include/x86_64-linux-gnu/qt6/QtOpenGLWidgets %s
// RUN: %model_dump %s -- -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtGui -isystem /usr/include/x86_64-linux-gnu/qt6/QtWidgets -isystem /usr/include/x86_64-linux-gnu/qt6/QtOpenGL -isystem /usr/include/x86_64-linux-gnu/qt6/QtOpenGLWidgets \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What Qt binds to threads.

#include <QOpenGLContext>
#include <QOpenGLWidget>
#include <QThread>

void threads(QOpenGLContext &Context, QSurface &Surface, QOpenGLWidget &Widget) {
  QThread::currentThread();
  QThread::currentThreadId();
  Context.makeCurrent(&Surface);
  Context.doneCurrent();
  Widget.makeCurrent();
  Widget.doneCurrent();
}
// CHECK: {{^}}[[@LINE-8]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-8]]: call 'QThread::currentThread': thread-identity
// CHECK: {{^}}[[@LINE-8]]: call 'QThread::currentThreadId': thread-identity
// CHECK: {{^}}[[@LINE-8]]: call 'QOpenGLContext::makeCurrent': thread-set=the OpenGL context
// CHECK: {{^}}[[@LINE-8]]: call 'QOpenGLContext::doneCurrent': thread-restore=the OpenGL context
// CHECK: {{^}}[[@LINE-8]]: call 'QOpenGLWidget::makeCurrent': thread-set=the OpenGL context
// CHECK: {{^}}[[@LINE-8]]: call 'QOpenGLWidget::doneCurrent': thread-restore=the OpenGL context
