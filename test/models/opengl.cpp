// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/opengl %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/opengl \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of what makes OpenGL contexts current.

#include <contexts.h>

void contexts(EGLDisplay Display, EGLSurface Surface, EGLContext Context, ::Display *Server, GLXContext Glx, HDC Device, HGLRC Wgl, GLFWwindow *Window, SDL_Window *Sdl, SDL_GLContext Own) {
  eglMakeCurrent(Display, Surface, Surface, Context);
  eglMakeCurrent(Display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  glXMakeCurrent(Server, 1, Glx);
  glXMakeCurrent(Server, 0, nullptr);
  wglMakeCurrent(Device, Wgl);
  wglMakeCurrent(nullptr, nullptr);
  glfwMakeContextCurrent(Window);
  glfwMakeContextCurrent(nullptr);
  SDL_GL_MakeCurrent(Sdl, Own);
  SDL_GL_MakeCurrent(Sdl, nullptr);
}
// CHECK: {{^}}[[@LINE-12]]: function 'contexts': plain
// CHECK: {{^}}[[@LINE-12]]: call 'eglMakeCurrent': thread-set=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'eglMakeCurrent': thread-restore=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'glXMakeCurrent': thread-set=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'glXMakeCurrent': thread-restore=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'wglMakeCurrent': thread-set=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'wglMakeCurrent': thread-restore=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'glfwMakeContextCurrent': thread-set=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'glfwMakeContextCurrent': thread-restore=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'SDL_GL_MakeCurrent': thread-set=the OpenGL context
// CHECK: {{^}}[[@LINE-12]]: call 'SDL_GL_MakeCurrent': thread-restore=the OpenGL context
