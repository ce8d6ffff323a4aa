import time, collections
from urllib.parse import urlsplit
import django.test.client as c
T=collections.Counter(); N=collections.Counter()
orig=c.Client.get
def get(self, path, *a, **k):
    t=time.perf_counter(); r=orig(self, path, *a, **k)
    p=urlsplit(path).path; key="/".join("*" if any(ch.isdigit() for ch in x) or "council" in x and x!="councils" else x for x in p.split("/"))
    T[key]+=time.perf_counter()-t; N[key]+=1
    return r
c.Client.get=get
import pytest
def pytest_sessionfinish(session, exitstatus):
    for k,v in T.most_common(25): print(f"{v:7.1f}s {N[k]:5d} {k}")
    print(sum(T.values()), sum(N.values()))
