import io
from reportlab.pdfgen import canvas
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
import arabic_reshaper
from bidi.algorithm import get_display
D="/usr/share/fonts/truetype/dejavu/"
import os
for n in("DejaVuSans","DejaVuSans-Bold"): pdfmetrics.registerFont(TTFont(n,D+n+".ttf"))
FAM=[("Helvetica","Helvetica-Bold")]*3+[("Times-Roman","Times-Bold")]*2+[("DejaVuSans","DejaVuSans-Bold"),("Courier","Courier-Bold")]
def isar(t): return any("\u0600"<=c<="\u06ff" for c in t)
def latin(t):
    try: t.encode("cp1252"); return True
    except UnicodeEncodeError: return False
def vis(t): return get_display(arabic_reshaper.reshape(t),base_dir="R") if isar(t) else t
class Sheet:
    def __init__(s,r):
        s.r=r; s.f=r.choice(FAM); s.sz=r.choice([9,9.5,10,10.5,11]); s.m=r.choice([42,50,58,66])
        if s.f[0]=="Courier": s.sz=9
        s.b=io.BytesIO(); s.c=canvas.Canvas(s.b,pagesize=(595,842),invariant=1,pageCompression=1)
        s.lines=r.choice(["grid","rows","none"]); s.hs=r.choice(["c","l","bar","u"]); s.foot=r.choice([None,"n","nn"]); s.pg=1
        s.w=595-2*s.m; s.y=842-r.choice([40,50,60]); s.footer=""
    def font(s,t,bold=False): return (s.f if latin(t) else FAM[5])[bold]
    def sw(s,t,z,bold=False): return pdfmetrics.stringWidth(vis(t) if isar(t) else t,s.font(t,bold),z)
    def put(s,x,y,t,z=None,bold=False,al="l"):
        z=z or s.sz; v=vis(t); f=s.font(t,bold); s.c.setFont(f,z)
        {"l":s.c.drawString,"r":s.c.drawRightString,"c":s.c.drawCentredString}[al](x,y,v)
    def wrap(s,t,w,z,bold=False):
        out=[]
        for para in t.split("\n"):
            cur=""
            for k in para.split(" "):
                n=(cur+" "+k) if cur else k
                if cur and s.sw(n,z,bold)>w: out.append(cur); cur=k
                else: cur=n
            out.append(cur)
        return out
    def need(s,h):
        if s.y-h<62: s.page()
    def page(s):
        s.fin(); s.c.showPage(); s.pg+=1; s.y=842-55
    def fin(s):
        if s.footer: s.put(297,34,s.footer,7.5,al="c")
        if s.foot: s.put(595-s.m,22,("Page %d"%s.pg) if s.foot=="n" else "- %d -"%s.pg,7.5,al="r")
    def p(s,t,z=None,bold=False,al=None,x=None,w=None):
        z=z or s.sz; x=s.m if x is None else x; w=w or s.w
        for l in s.wrap(t,w,z,bold):
            s.need(z*1.35); s.y-=z*1.35
            a=al or("r" if isar(t) else "l")
            s.put({"l":x,"r":x+w,"c":x+w/2}[a],s.y,l,z,bold,a)
        s.y-=z*.45
    def h(s,t):
        z=s.sz+3; s.need(40)
        if s.hs=="bar":
            ls=s.wrap(t,s.w-12,z,True); hh=len(ls)*z*1.35+6
            s.c.setFillGray(.88); s.c.rect(s.m,s.y-hh-2,s.w,hh,stroke=0,fill=1); s.c.setFillGray(0); s.p(t,z,True,"c"); s.y-=6
        else:
            s.y-=4; s.p(t,z,True,"c" if s.hs=="c" else None)
            if s.hs=="u": s.c.line(s.m,s.y+1,s.m+s.w,s.y+1); s.y-=4
        s.y-=2
    def sub(s,t): s.need(30); s.y-=3; s.p(t,s.sz+.5,True)
    def kv(s,rows,x=None,w=None,gap=None):
        x=s.m if x is None else x; w=w or s.w; z=s.sz
        if any(isar(k) for k,_ in rows):
            lw=min(w*.55,max(s.sw(k+" :",z,True) for k,_ in rows)+12)
            for k,v in rows:
                vl=s.wrap(v,w-lw,z); s.need(z*1.5*len(vl)); s.put(x+w,s.y-z*1.4,k+" :",z,True,"r")
                for l in vl: s.y-=z*1.4; s.put(x+w-lw,s.y,l,z,al="r")
                s.y-=2
        else:
            lw=min(w*.5,max(s.sw(k+" :",z,True) for k,_ in rows)+10)
            for k,v in rows:
                vl=s.wrap(v,w-lw,z); kl=s.wrap(k+" :",lw-2,z,True); s.need(z*1.5*max(len(vl),len(kl)))
                y0=s.y
                for i in range(max(len(vl),len(kl))):
                    s.y-=z*1.4
                    if i<len(kl): s.put(x,s.y,kl[i],z,True)
                    if i<len(vl): s.put(x+lw,s.y,vl[i],z)
                s.y-=1
        s.y-=5
    def form(s,rows):
        """boxed form, label small above value, two per line"""
        z=s.sz; ar=any(isar(k) for k,_ in rows); n=2 if len(rows)>2 else 1; cw=s.w/n
        for i in range(0,len(rows),n):
            ch=rows[i:i+n]; hh=max(len(s.wrap(v,cw-10,z)) for k,v in ch)*z*1.3+18; s.need(hh+4)
            for j,(k,v) in enumerate(ch):
                x=s.m+((n-1-j) if ar else j)*cw; s.c.rect(x,s.y-hh,cw,hh)
                if ar: s.put(x+cw-4,s.y-9,k,7,al="r")
                else: s.put(x+4,s.y-9,k,7)
                yy=s.y-11
                for l in s.wrap(v,cw-10,z):
                    yy-=z*1.25; s.put(x+cw-5 if ar else x+5,yy,l,z,al="r" if ar else "l")
            s.y-=hh
        s.y-=9
    def box(s,lines,w=None,x=None,title=None):
        z=s.sz; w=w or s.w; x=s.m if x is None else x; ls=[l for t in lines for l in s.wrap(t,w-14,z)]
        hh=len(ls)*z*1.35+10+(z*1.4 if title else 0); s.need(hh+6); y=s.y-2; s.c.rect(x,y-hh,w,hh); yy=y-4
        if title: yy-=z*1.3; s.put(x+w-7 if isar(title) else x+7,yy,title,z,True,"r" if isar(title) else "l")
        for l in ls: yy-=z*1.35; s.put(x+w-7 if isar(l) else x+7,yy,l,z,al="r" if isar(l) else "l")
        s.y=y-hh-8
    def cols(s,a,b):
        y=s.y; g=(s.w-20)/2; ta,a=a; tb,b=b; s.need(110); y=s.y
        s.p(ta,s.sz,True,x=s.m,w=g); s.kv(a,s.m,g); y1=s.y; s.y=y
        s.p(tb,s.sz,True,x=s.m+g+20,w=g); s.kv(b,s.m+g+20,g); s.y=min(s.y,y1)-4
    def tab(s,head,rows):
        z=s.sz-1; n=len(head); al=[head]+rows; rtl=any(isar(h) for h in head)
        if rtl: al=[x[::-1] for x in al]
        ws=[max(s.sw(str(x[i]),z,True) for x in al)+10 for i in range(n)]; t=sum(ws)
        if t>s.w: 
            cap=s.w/n; big=[w for w in ws if w>cap]; rest=s.w-sum(w for w in ws if w<=cap); ws=[w if w<=cap else rest*w/sum(big) for w in ws]
        else: ws=[w+(s.w-t)/n for w in ws]
        for ri,row in enumerate(al):
            cs=[s.wrap(str(v),ws[i]-8,z,ri==0) for i,v in enumerate(row)]; hh=max(map(len,cs))*z*1.3+5; s.need(hh); x=s.m
            for i,c in enumerate(cs):
                if s.lines=="grid": s.c.rect(x,s.y-hh,ws[i],hh)
                yy=s.y-1
                for l in c: yy-=z*1.25; s.put(x+ws[i]-4 if rtl else x+4,yy,l,z,ri==0,"r" if rtl else "l")
                x+=ws[i]
            s.y-=hh
            if s.lines=="rows" or(s.lines=="none" and ri==0): s.c.line(s.m,s.y,s.m+s.w,s.y)
        s.y-=10
    def lh(s,lines):
        k=s.r.choice(["l","c","l","r","cap"]); z=s.sz
        for i,l in enumerate(lines):
            s.y-=(z+2)*1.25 if i==0 else z*1.2
            a="r" if isar(l) else("c" if k in("c","cap") else k)
            s.put({"l":s.m,"r":s.m+s.w,"c":297}[a],s.y,l.upper() if k=="cap" and i==0 else l,z+2 if i==0 else z-1,i==0,a)
        s.y-=6
        if s.r.random()<.5: s.c.line(s.m,s.y,s.m+s.w,s.y); s.y-=6
        s.y-=6
    def right(s,t): s.p(t,al="r")
    def sp(s,n=8): s.y-=n
    def small(s,t): s.p(t,7.5)
    def label(s,lines,x,y,w,z=8,rot=0):
        hh=len(lines)*z*1.35+8; s.c.roundRect(x,y-hh,w,hh,4)
        for i,l in enumerate(lines): s.put(x+6,y-4-(i+1)*z*1.3,l,z,i==0)
        return hh
    def bars(s,x,y,w=110,h=22):
        q=s.r
        while w>0:
            b=q.choice([.8,1.2,2]); s.c.rect(x,y,b,h,stroke=0,fill=1); x+=b+q.choice([.8,1.4,2]); w-=b+1.6
    def done(s): s.fin(); s.c.save(); return s.b.getvalue()
