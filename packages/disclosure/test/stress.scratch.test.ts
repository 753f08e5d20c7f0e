import { it } from 'vitest'
import { controlRelease, defaultDisclosureRule } from '../src/index.js'
import { inventedCity, figuresOf, type Paid } from './invented-city.js'
function rng(seed:number){return ()=>{seed=(seed*1103515245+12345)&0x7fffffff;return seed/0x7fffffff}}
it('stress', async () => {
  for (let seed=1; seed<=5; seed++){
    const r=rng(seed*7919); 
    const city=inventedCity(2+Math.floor(r()*3),1+Math.floor(r()*4))
    const paid:Paid[]=[]
    const months=['2024-01','2024-02','2024-03']
    for (const d of city.districts.all) if (d.level==='township'|| r()<0.2) for (const month of months) for (const sex of ['male','female'] as const) for (const kind of ['urgent','common'] as const) paid.push({district:d.code,month,sex,kind,number: r()<0.3?0: r()<0.5? 1+Math.floor(r()*4): 5+Math.floor(r()*20)})
    const rel1=figuresOf(city,paid.filter(p=>p.month<'2024-03'),['2024-01','2024-02','2024-01/2024-02'])
    const t=Date.now()
    const a=await controlRelease({catalogue:city,figures:rel1,earlier:[],rule:defaultDisclosureRule,mostSmall:1,isPlanned:(o)=>o.district==='990100'&&o.part===null})
    const t1=Date.now()
    const rel2=figuresOf(city,paid,['2024-03','2024-01/2024-03','2024-Q1'])
    const b=await controlRelease({catalogue:city,figures:rel2,earlier:[a.figures],rule:defaultDisclosureRule,mostSmall:1,plan:a.plan,isPlanned:(o)=>o.district==='990100'&&o.part===null})
    console.log(seed, city.districts.all.length, t1-t, Date.now()-t1, JSON.stringify(a.audit), JSON.stringify(b.audit))
  }
}, 600000)
