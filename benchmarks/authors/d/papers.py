import random
from dataclasses import dataclass
import people, ctx, clear, asks
@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: "str | None"
    kind: str
def register(seed): return people.rows(seed)
def papers(seed,count):
    reg=people.get(seed); A=sorted(asks.K); C=sorted(clear.K); r0=random.Random(f"d{seed}"); r0.shuffle(A); r0.shuffle(C); ia=ic=0
    for i in range(count):
        r=random.Random(f"d{seed}/{i}")
        g=ctx.G(r,reg)
        if r0.random()<.555: k=A[ia%len(A)]; ia+=1; exp,ab=asks.K[k](g)
        else: k=C[ic%len(C)]; ic+=1; p=clear.K[k](g); exp,ab="file:"+p.id,p.id
        yield Paper(g.sh.done(),r.choice(["scan","doc","courrier","IMG","fax","document"])+f"_{r.randint(1000,99999)}.pdf",exp,ab,k)
