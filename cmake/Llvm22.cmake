# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# LLVM and clang 22 as Debian ships them. Clang's own CMake package asks for
# gRPC and protobuf targets and links the static archives beside libclang-cpp;
# the paths below need neither.
find_package(LLVM 22.1 REQUIRED CONFIG HINTS /usr/lib/llvm-22/lib/cmake/llvm)
set(ASYNC_TIDY_RESOURCE_DIR ${LLVM_LIBRARY_DIR}/clang/${LLVM_VERSION_MAJOR})
set(ASYNC_TIDY_TBLGEN ${LLVM_TOOLS_BINARY_DIR}/llvm-tblgen)

add_library(llvm22 INTERFACE)
target_include_directories(llvm22 SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
target_link_directories(llvm22 INTERFACE ${LLVM_LIBRARY_DIR})
target_link_libraries(llvm22 INTERFACE clang-cpp LLVM)

foreach(archive clangTidy clangTidyUtils)
  if(NOT EXISTS ${LLVM_LIBRARY_DIR}/lib${archive}.a)
    message(FATAL_ERROR "lib${archive}.a is missing: install libclang-22-dev")
  endif()
endforeach()
add_library(clang_tidy22 INTERFACE)
target_link_libraries(clang_tidy22 INTERFACE
  ${LLVM_LIBRARY_DIR}/libclangTidy.a ${LLVM_LIBRARY_DIR}/libclangTidyUtils.a llvm22)
