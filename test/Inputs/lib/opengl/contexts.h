// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

extern "C" {
using EGLContext = void *;
using EGLSurface = void *;
using EGLDisplay = void *;
#define EGL_NO_CONTEXT ((EGLContext)0)
#define EGL_NO_SURFACE ((EGLSurface)0)
unsigned eglMakeCurrent(EGLDisplay, EGLSurface, EGLSurface, EGLContext);

struct Display;
using GLXContext = struct __GLXcontextRec *;
int glXMakeCurrent(Display *, unsigned long, GLXContext);

using HDC = struct HDC__ *;
using HGLRC = struct HGLRC__ *;
int wglMakeCurrent(HDC, HGLRC);

struct GLFWwindow;
void glfwMakeContextCurrent(GLFWwindow *);

struct SDL_Window;
using SDL_GLContext = void *;
int SDL_GL_MakeCurrent(SDL_Window *, SDL_GLContext);
}
