// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t -- -std=c++20 -w

// Keys and tokens by their form, under whatever name; all are made up.

const char *texts[] = {
    "-----BEGIN RSA PRIVATE" " KEY-----\nu8jzPde0IgxLd6GncfBAepfJBd0Kh8oOOL8dKLzdocJ2isAjIhKtJ0RlgLKOmxgJ\n",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (private key in PEM, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "-----BEGIN PRIVATE" " KEY-----\nTeKdNnFRIBXuDL7DxtpYlSXpfKtHF4vUCsMehGAkWvj7FAc9QeWJKY40uvSwMFLZ\n",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (private key in PEM, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "-----BEGIN PGP PRIVATE" " KEY BLOCK-----\nVersion: 1\n\nDe1f8rESQedUStPKR0CsTy4Qwb8DwkNhFdnXsiVpzz63FfkCzJr4i0B3JrTAwR4y\n",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (OpenPGP private key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "AK" "IAOJFLJOOA7LQSAJ2X",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (AWS access key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "DefaultEndpointsProtocol=https;AccountName=a;Account" "Key=NKu8iS2G8NPRVdD53X83RZJzzzzgEOzdmenCkhvMdgaKjIg8xNbe3nNyjOq9wMxEhh2FDEEtfjgVvVqE1SkHbn==",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Azure storage key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "AI" "za88HxjSI6bWHtP3fS2qHx6kwXoIIXGvOoNZY",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Google API key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "gh" "p_W2mZp0zVZomHFwUbbYrEqmSM9wCZ7Uw9xfog",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (GitHub token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "github_" "pat_oEmvnEN5N1aE6PwZPf1Qh6_yYTWmE4lBYOvfZ8UzDzV8fUkkibjL5DZPjN0MEQ7wjJJibaZUPgHV7iB3m0",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (GitHub token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "gl" "pat-3nbqnsGpWLuqIA1id6Vw",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (GitLab token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "xo" "xb-123456789012-5DQL05HA064GiIjHGb3CXlMa",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Slack token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "https://hooks.slack" ".com/services/TJLJ6HDU6/BGDPMRCG4/JbW56eCuNGMGmSrCGIZEG8pS",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Slack webhook, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "sk_" "live_H4487q7J58m1CiAhzCueQpBe",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Stripe key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "e" "yJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.nQtYh5Xj8TPQxjq4i9DoV8gz4FkQ1okTBGzvAmwufUx",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (JSON web token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "S" "G.bvJDCTbyvHNsG9eh6Yo4gf.qrc5XlrWi0B26R08qzjI6GKFSufrdZSlB5er8bOfZqf",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (SendGrid key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "np" "m_M2oeq3hDavJA76rNicHTp8hkqdlm7tOtHWns",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (npm token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "pypi-" "AgEIcHlwaS5vcmcCGRlrwZbqcabUGJmGEp7CgQ0PBQFI14zGtSnovm14TUOizwd1iaeOV4qBkdf",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (PyPI token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "sk-" "proj-Q1y3GQsMpSscDlkrCaqx9vJupc94tnwlavyfErGPmpGXafq0",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (OpenAI key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "sk" "-fjzLczbttOofL9H2WjQ5TY4MyWuUFjsUNPjc01T5GOBUSZGi",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (OpenAI key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "sk-" "ant-api03-6HWGK10Zb0RLZ5TR9SPofbciOx9gy1CJdObOIRpFqaDZeV7G5IfQHeVVEqZe2qpUWnoVPDF2yeE6RsXcNOPmeMjvqPVSt",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Anthropic key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "h" "f_NKiaEdFrRgSnRFsTHsDDDXhJmtfEbsDeGC",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Hugging Face token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "do" "p_v1_8c662248b483b7ffc050fec94dbca3a0aac36098b2cc2bd818319478da6bd0c6",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (DigitalOcean token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "shp" "at_21de49f145fda9988c79fc35526f7eae",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Shopify token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "da" "pid46725a2a7b860dcd6c8a1f8b46287cc",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (Databricks token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "hv" "s.PCB9t2039bicBTW5ZE9LFaez",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (HashiCorp Vault token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
    "AGE-" "SECRET-KEY-154PGOJJG5FCAIOCTIQ3HGETMYQOAAT5RUP6PPB2TDBM72FQO3XO7CV2XZM",
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a secret (age secret key, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
};
